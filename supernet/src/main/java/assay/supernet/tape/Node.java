package assay.supernet.tape;

/**
 * One recorded operation. With y = f(x): {@link #backward} adds J'(gy) to x's gradient; {@link #push} sets y's tangent to
 * J(dx); {@link #pushBackward} adds the tangent of what {@code backward} added. Pearlmutter, "Fast exact multiplication
 * by the Hessian", Neural Computation 6 (1994).
 */
abstract class Node {
    final Tape tape;
    final Var out;

    Node(Tape tape, Var out) {
        this.tape = tape;
        this.out = out;
    }

    /** The weight of a convolution or linear layer; null for other operations. */
    Var weight() {
        return null;
    }

    /** Whether {@link #pushBackward} reads the gradient of {@code out}. */
    boolean readsGradAgain() {
        return true;
    }

    /** Called only if {@code out} has a gradient. */
    abstract void backward();

    /** Called in recording order. */
    abstract void push();

    /** Called in reverse order; {@code out.gradTangent} may be absent, which is zero. */
    abstract void pushBackward();
}
