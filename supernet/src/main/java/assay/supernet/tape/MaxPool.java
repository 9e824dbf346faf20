package assay.supernet.tape;

import assay.supernet.tensor.Window;

/** The largest value of each window, padding aside, the first of equal ones; linear where the places stand still. */
final class MaxPool extends Node {
    private final Var x;
    private final Window window;

    MaxPool(Tape tape, Var x, Window window, Var y) {
        super(tape, y);
        this.x = x;
        this.window = window;
        tape.backend().maxPool(x.value, x.value, window, y.value);
    }

    @Override
    void backward() {
        spread(out.grad, x.grad);
    }

    @Override
    void push() {
        if (x.tangent != null) {
            tape.backend().maxPool(x.value, x.tangent, window, tape.tangentLike(out));
        }
    }

    @Override
    void pushBackward() {
        spread(out.gradTangent, x.gradTangent);
    }

    private void spread(Grad gy, Grad gx) {
        if (x.wanted && gy.exists()) {
            boolean add = gx.adds();
            tape.backend().maxPoolGrad(x.value, gy.finish(), window, gx.take(), add);
        }
    }
}
