package assay.supernet.tape;

import assay.supernet.tensor.Tensor;

/**
 * y = A x with A constant in the pass: the tangent is A x', the gradient A' gy, and both have the same shape in either sweep.
 * A subclass says what A and its transpose are, and calls {@link #forward} once it knows them.
 */
abstract class LinearMap extends Node {
    private final Var x;

    LinearMap(Tape tape, Var x, Var y) {
        super(tape, y);
        this.x = x;
    }

    final void forward() {
        apply(x.value, out.value);
    }

    final Var in() {
        return x;
    }

    /** {@code y = A x}. */
    abstract void apply(Tensor x, Tensor y);

    /** {@code gx (+)= A' gy}. */
    abstract void transpose(Tensor gy, Tensor gx, boolean add);

    @Override
    final void backward() {
        spread(out.grad, x.grad);
    }

    @Override
    final void push() {
        if (x.tangent != null) {
            apply(x.tangent, tape.tangentLike(out));
        }
    }

    @Override
    final void pushBackward() {
        spread(out.gradTangent, x.gradTangent);
    }

    private void spread(Grad gy, Grad gx) {
        if (x.wanted && gy.exists()) {
            boolean add = gx.adds();
            transpose(gy.finish(), gx.take(), add);
        }
    }
}
