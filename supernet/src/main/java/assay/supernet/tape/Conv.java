package assay.supernet.tape;

import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Tensor;
import assay.supernet.tensor.Window;

/** y = x * w (cross-correlation); bilinear, so each tangent is a sum of two of the same kernels. */
final class Conv extends Node {
    private final Var x;
    private final Var w;
    private final Window window;

    Conv(Tape tape, Var x, Var w, Window window, Var y) {
        super(tape, y);
        this.x = x;
        this.w = w;
        this.window = window;
        tape.backend().conv(x.value, w.value, window, y.value, false);
    }

    @Override
    Var weight() {
        return w;
    }

    @Override
    void backward() {
        spread(out.grad.finish(), x.value, w.value, x.grad, w.grad);
    }

    @Override
    void push() {
        if (x.tangent == null && w.tangent == null) {
            return;
        }
        Backend k = tape.backend();
        Tensor t = tape.tangentLike(out);
        if (x.tangent != null) {
            k.conv(x.tangent, w.value, window, t, false);
        }
        if (w.tangent != null) {
            k.conv(x.value, w.tangent, window, t, x.tangent != null);
        }
    }

    @Override
    void pushBackward() {
        if (out.gradTangent.exists()) {
            spread(out.gradTangent.finish(), x.value, w.value, x.gradTangent, w.gradTangent);
        }
        spread(out.grad.finish(), x.tangent, w.tangent, x.gradTangent, w.gradTangent);
    }

    /** gx += conv'(gy, wv), gw += gy * xv; a null value stands for zero. */
    private void spread(Tensor gy, Tensor xv, Tensor wv, Grad gx, Grad gw) {
        Backend k = tape.backend();
        boolean toX = x.wanted && wv != null;
        boolean toW = w.wanted && xv != null;
        boolean addX = toX && gx.adds();
        boolean addW = toW && gw.adds();
        if (toX && toW) {
            k.convGrad(xv, wv, gy, window, gx.take(), addX, gw.take(), addW);
        } else if (toX) {
            k.convGradInput(gy, wv, window, gx.take(), addX);
        } else if (toW) {
            k.convGradWeight(xv, gy, window, gw.take(), addW);
        }
    }
}
