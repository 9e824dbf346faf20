package assay.supernet.tape;

import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Tensor;
import assay.supernet.tensor.Window;

/**
 * y = x[:, :, 1::2, 1::2]: every second pixel, from the second; linear. Done by a depthwise convolution whose 2x2 kernel is
 * 1 in the last place and 0 elsewhere, so that no engine needs a kernel of its own for it.
 */
final class OddPixels extends Node {
    private final Var x;
    private final Tensor pick;
    private final Window window;

    /** @param pick {@code [c, 1, 2, 2]}, filled here; it belongs to the tape */
    OddPixels(Tape tape, Var x, Tensor pick, Var y) {
        super(tape, y);
        this.x = x;
        this.pick = pick;
        window = window(pick.dim(0));
        double[] kernel = new double[pick.size()];
        for (int i = 3; i < kernel.length; i += 4) {
            kernel[i] = 1;
        }
        Backend k = tape.backend();
        k.write(kernel, pick);
        k.conv(x.value, pick, window, y.value, false);
    }

    static Window window(int channels) {
        return new Window(2, 2, 0, 1, channels);
    }

    @Override
    void backward() {
        spread(out.grad, x.grad);
    }

    @Override
    void push() {
        if (x.tangent != null) {
            tape.backend().conv(x.tangent, pick, window, tape.tangentLike(out), false);
        }
    }

    @Override
    void pushBackward() {
        spread(out.gradTangent, x.gradTangent);
    }

    private void spread(Grad gy, Grad gx) {
        if (x.wanted && gy.exists()) {
            boolean add = gx.adds();
            tape.backend().convGradInput(gy.finish(), pick, window, gx.take(), add);
        }
    }
}
