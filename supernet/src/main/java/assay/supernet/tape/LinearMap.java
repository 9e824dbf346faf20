package assay.supernet.tape;

import assay.supernet.tensor.Tensor;

/**
 * y = A x with a matrix A that is constant in the pass. The tangent is A x' and the gradient is A' gy, in both sweeps. A
 * subclass defines A and its transpose, and calls {@link #forward} as soon as it has them.
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
    final boolean readsGradAgain() {
        return false;
    }

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
