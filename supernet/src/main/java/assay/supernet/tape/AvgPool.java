package assay.supernet.tape;

import assay.supernet.tensor.Tensor;
import assay.supernet.tensor.Window;

/** Mean over the real pixels of each window. */
final class AvgPool extends LinearMap {
    private final Window window;

    AvgPool(Tape tape, Var x, Window window, Var y) {
        super(tape, x, y);
        this.window = window;
        forward();
    }

    @Override
    void apply(Tensor x, Tensor y) {
        tape.backend().avgPool(x, window, y, false);
    }

    @Override
    void transpose(Tensor gy, Tensor gx, boolean add) {
        tape.backend().avgPoolGrad(gy, window, gx, add);
    }
}
