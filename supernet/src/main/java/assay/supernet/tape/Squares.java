package assay.supernet.tape;

import assay.supernet.tensor.Tensor;

/** L = the sum of squares. */
final class Squares extends Loss {
    private final Var x;

    private Squares(Var x, double value) {
        super(value);
        this.x = x;
    }

    static Squares of(Tape tape, Var x) {
        return new Squares(x, tape.backend().dot(x.value, x.value));
    }

    @Override
    void seed(Tape tape, double factor) {
        add(tape, 2 * factor, x.value, x.grad);
    }

    @Override
    void seedTangent(Tape tape, double factor) {
        if (x.tangent != null) {
            add(tape, 2 * factor, x.tangent, x.gradTangent);
        }
    }

    private void add(Tape tape, double factor, Tensor t, Grad g) {
        if (x.wanted) {
            double keep = g.adds() ? 1 : 0;
            tape.backend().axpby(factor, t, keep, g.take());
        }
    }
}
