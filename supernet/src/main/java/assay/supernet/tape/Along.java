package assay.supernet.tape;

import assay.supernet.tensor.Tensor;

/** R = sum of x times a constant direction; linear, so its gradient is constant. */
final class Along extends Loss {
    private final Var x;
    private final Tensor direction;

    Along(Var x, Tensor direction, double value) {
        super(value);
        this.x = x;
        this.direction = direction;
    }

    @Override
    void seed(Tape tape, double factor) {
        boolean add = x.grad.adds();
        tape.backend().axpby(factor, direction, add ? 1 : 0, x.grad.take());
    }

    @Override
    void seedTangent(Tape tape, double factor) {
        // Zero.
    }
}
