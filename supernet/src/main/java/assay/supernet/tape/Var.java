package assay.supernet.tape;

import assay.supernet.tensor.Tensor;

/** A value on the tape, with its derivatives. */
public final class Var {
    final Tensor value;
    /** Whether its gradient is needed, for itself or for a value before it. */
    final boolean wanted;
    /** Whether the tape gives the value back to the pool. */
    boolean owned;

    final Grad grad;
    /** d value / d direction; null stands for zero. */
    Tensor tangent;

    final Grad gradTangent;

    /** What the first ReLU that reads this one makes of it, or null: later ones share the value and its tangent. */
    Var active;

    /** Whether the value is already that of its ReLU, through which alone it is read. */
    boolean isActive;

    Var(Tape tape, Tensor value, boolean wanted, boolean owned) {
        this.value = value;
        this.wanted = wanted;
        this.owned = owned;
        grad = new Grad(tape, value.shape());
        gradTangent = new Grad(tape, value.shape());
    }

    public Tensor value() {
        return value;
    }

    /** The gradient after {@link Tape#backward}; null if nothing depends on this value or the gradient was not needed. */
    public Tensor grad() {
        return grad.finish();
    }

    /** The gradient's derivative along the direction after {@link Tape#pushBackward}; null stands for zero. */
    public Tensor gradTangent() {
        return gradTangent.finish();
    }
}
