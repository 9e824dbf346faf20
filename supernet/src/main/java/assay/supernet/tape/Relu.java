package assay.supernet.tape;

/** y = max(x, 0), which the tape has computed; the derivative at 0 is 0. */
final class Relu extends Node {
    private final Var x;
    private final Var first;

    /** @param first the result of the first ReLU of x, perhaps y itself */
    Relu(Tape tape, Var x, Var y, Var first) {
        super(tape, y);
        this.x = x;
        this.first = first;
    }

    Var in() {
        return x;
    }

    @Override
    boolean readsGradAgain() {
        return false;
    }

    @Override
    void backward() {
        if (x.wanted) {
            boolean add = x.grad.adds();
            tape.backend().reluGrad(out.value, out.grad.finish(), x.grad.take(), add);
        }
    }

    @Override
    void push() {
        if (first != out) {
            out.tangent = first.tangent;
        } else if (x.tangent != null) {
            tape.backend().reluGrad(out.value, x.tangent, tape.tangentLike(out), false);
        }
    }

    @Override
    void pushBackward() {
        if (x.wanted && out.gradTangent.exists()) {
            boolean add = x.gradTangent.adds();
            tape.backend().reluGrad(out.value, out.gradTangent.finish(), x.gradTangent.take(), add);
        }
    }
}
