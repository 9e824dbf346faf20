package assay.supernet.tape;

import assay.supernet.tensor.Tensor;
import assay.supernet.tensor.Window;

/** The largest value of each window without padding; the first of equal ones. Linear as long as the places do not change. */
final class MaxPool extends LinearMap {
    private final Window window;

    MaxPool(Tape tape, Var x, Window window, Var y) {
        super(tape, x, y);
        this.window = window;
        forward();
    }

    @Override
    void apply(Tensor x, Tensor y) {
        tape.backend().maxPool(in().value, x, window, y);
    }

    @Override
    void transpose(Tensor gy, Tensor gx, boolean add) {
        tape.backend().maxPoolGrad(in().value, gy, window, gx, add);
    }
}
