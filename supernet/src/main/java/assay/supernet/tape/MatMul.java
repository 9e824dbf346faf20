package assay.supernet.tape;

import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Tensor;

/** y = x w: x [n, in], w [in, out]. */
final class MatMul extends Node {
    private final Var x;
    private final Var w;

    MatMul(Tape tape, Var x, Var w, Var y) {
        super(tape, y);
        this.x = x;
        this.w = w;
        tape.backend().gemm(x.value, false, w.value, false, 1, 0, y.value);
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
            k.gemm(x.tangent, false, w.value, false, 1, 0, t);
        }
        if (w.tangent != null) {
            k.gemm(x.value, false, w.tangent, false, 1, x.tangent == null ? 0 : 1, t);
        }
    }

    @Override
    void pushBackward() {
        if (out.gradTangent.exists()) {
            spread(out.gradTangent.finish(), x.value, w.value, x.gradTangent, w.gradTangent);
        }
        spread(out.grad.finish(), x.tangent, w.tangent, x.gradTangent, w.gradTangent);
    }

    /** gx += gy wv', gw += xv' gy; a null value stands for zero. */
    private void spread(Tensor gy, Tensor xv, Tensor wv, Grad gx, Grad gw) {
        Backend k = tape.backend();
        if (x.wanted && wv != null) {
            double beta = gx.adds() ? 1 : 0;
            k.gemm(gy, false, wv, true, 1, beta, gx.take());
        }
        if (w.wanted && xv != null) {
            double beta = gw.adds() ? 1 : 0;
            k.gemm(xv, true, gy, false, 1, beta, gw.take());
        }
    }
}
