package assay.supernet.tape;

import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Channels;
import assay.supernet.tensor.Tensor;

/** y = x w' + b: x [n, in], w [out, in], b [out]. */
final class Linear extends Node {
    private static final Channels[] NONE = {};
    private static final double[][] NO_SCALE = {};

    private final Var x;
    private final Var w;
    private final Var b;

    Linear(Tape tape, Var x, Var w, Var b, Var y) {
        super(tape, y);
        this.x = x;
        this.w = w;
        this.b = b;
        apply(x.value, w.value, 0, y.value);
        addBias(b.value, y.value);
    }

    @Override
    Var weight() {
        return w;
    }

    @Override
    void backward() {
        Tensor gy = out.grad.finish();
        spread(gy, x.value, w.value, x.grad, w.grad);
        biasGrad(gy, b.grad);
    }

    @Override
    void push() {
        if (x.tangent == null && w.tangent == null && b.tangent == null) {
            return;
        }
        Tensor t = tape.tangentLike(out);
        tape.backend().fill(t, 0);
        if (x.tangent != null) {
            apply(x.tangent, w.value, 1, t);
        }
        if (w.tangent != null) {
            apply(x.value, w.tangent, 1, t);
        }
        if (b.tangent != null) {
            addBias(b.tangent, t);
        }
    }

    @Override
    void pushBackward() {
        if (out.gradTangent.exists()) {
            Tensor gy = out.gradTangent.finish();
            spread(gy, x.value, w.value, x.gradTangent, w.gradTangent);
            biasGrad(gy, b.gradTangent);
        }
        spread(out.grad.finish(), x.tangent, w.tangent, x.gradTangent, w.gradTangent);
    }

    private void apply(Tensor xv, Tensor wv, double beta, Tensor y) {
        tape.backend().gemm(xv, false, wv, true, 1, beta, y);
    }

    private void addBias(Tensor bias, Tensor y) {
        double[] shift = HostVectors.read(tape.backend(), bias, tape.vector(bias.size()), 0);
        tape.backend().channelAffine(NONE, NO_SCALE, shift, Channels.all(y), true);
    }

    private void spread(Tensor gy, Tensor xv, Tensor wv, Grad gx, Grad gw) {
        Backend k = tape.backend();
        if (x.wanted && wv != null) {
            double beta = gx.adds() ? 1 : 0;
            k.gemm(gy, false, wv, false, 1, beta, gx.take());
        }
        if (w.wanted && xv != null) {
            double beta = gw.adds() ? 1 : 0;
            k.gemm(gy, true, xv, false, 1, beta, gw.take());
        }
    }

    private void biasGrad(Tensor gy, Grad gb) {
        if (b.wanted) {
            double[] sums = tape.vector(b.value.size());
            tape.backend().channelSums(Channels.all(gy), sums);
            HostVectors.add(tape.backend(), sums, gb);
        }
    }
}
