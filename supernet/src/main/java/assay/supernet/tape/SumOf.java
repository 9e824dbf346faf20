package assay.supernet.tape;

import assay.supernet.tensor.Tensor;

/** R = sum of all elements; linear, so its gradient is constant. */
final class SumOf extends Loss {
    private final Var x;

    private SumOf(Var x, double value) {
        super(value);
        this.x = x;
    }

    static SumOf of(Tape tape, Var x) {
        double[] v = new double[x.value.size()];
        tape.backend().read(x.value, v);
        double sum = 0;
        for (double e : v) {
            sum += e;
        }
        return new SumOf(x, sum);
    }

    @Override
    void seed(Tape tape, double factor) {
        if (x.grad.adds()) {
            Tensor one = tape.backend().take(x.value.shape());
            tape.backend().fill(one, factor);
            tape.backend().axpby(1, one, 1, x.grad.take());
            tape.backend().give(one);
        } else {
            tape.backend().fill(x.grad.take(), factor);
        }
    }

    @Override
    void seedTangent(Tape tape, double factor) {
        // Zero.
    }
}
