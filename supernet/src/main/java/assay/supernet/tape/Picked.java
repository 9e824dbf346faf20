package assay.supernet.tape;

import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Tensor;
import assay.supernet.tensor.Window;

/**
 * y consists of chosen values of x: linear. It is done by a convolution whose weights are 1 at one place of each output channel
 * and 0 elsewhere, so that engines do not need a separate kernel. The weights are constants, not a layer of the network.
 */
final class Picked extends LinearMap {
    private final Tensor pick;
    private final Window window;

    /** @param pick the weights; they belong to the tape */
    Picked(Tape tape, Var x, Tensor pick, Window window, Var y) {
        super(tape, x, y);
        this.pick = pick;
        this.window = window;
        forward();
    }

    /** Every second pixel, from the second: depthwise 2x2, whose last weight is 1. */
    static Window oddPixels(int channels) {
        return new Window(2, 2, 0, 1, channels);
    }

    static void fillOddPixels(Backend k, Tensor pick) {
        double[] weights = new double[pick.size()];
        for (int i = 3; i < weights.length; i += 4) {
            weights[i] = 1;
        }
        k.write(weights, pick);
    }

    /** Output channel j is input channel {@code from[j]}: a 1x1 convolution. */
    static void fillOrder(Backend k, Tensor pick, int[] from) {
        double[] weights = new double[pick.size()];
        for (int j = 0; j < from.length; j++) {
            weights[j * pick.dim(1) + from[j]] = 1;
        }
        k.write(weights, pick);
    }

    @Override
    void apply(Tensor x, Tensor y) {
        tape.backend().conv(x, pick, window, y, false);
    }

    @Override
    void transpose(Tensor gy, Tensor gx, boolean add) {
        tape.backend().convGradInput(gy, pick, window, gx, add);
    }
}
