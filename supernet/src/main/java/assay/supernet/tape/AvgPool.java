package assay.supernet.tape;

import assay.supernet.tensor.Window;

/** Mean over the real pixels of each window; linear. */
final class AvgPool extends Node {
    private final Var x;
    private final Window window;

    AvgPool(Tape tape, Var x, Window window, Var y) {
        super(tape, y);
        this.x = x;
        this.window = window;
        tape.backend().avgPool(x.value, window, y.value, false);
    }

    @Override
    void backward() {
        spread(out.grad, x.grad);
    }

    @Override
    void push() {
        if (x.tangent != null) {
            tape.backend().avgPool(x.tangent, window, tape.tangentLike(out), false);
        }
    }

    @Override
    void pushBackward() {
        spread(out.gradTangent, x.gradTangent);
    }

    private void spread(Grad gy, Grad gx) {
        if (x.wanted && gy.exists()) {
            boolean add = gx.adds();
            tape.backend().avgPoolGrad(gy.finish(), window, gx.take(), add);
        }
    }
}
