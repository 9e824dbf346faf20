package assay.internal.supernet.cpu;

import assay.supernet.tensor.Curve;
import java.nio.FloatBuffer;
import java.util.Arrays;

/** The gate of recurrent cells, in pieces of rows that stay in the first-level cache (see {@link ElementMaps}). */
final class GateMaps {
    private static final int PIECE = 1024;
    private static final Curve[] CURVES = Curve.values();

    private final float[] s = new float[PIECE];
    private final float[] c = new float[PIECE];
    private final float[] g = new float[PIECE];
    private final float[] sigma = new float[PIECE];
    private final float[] sum = new float[PIECE];
    private final float[] slope = new float[PIECE];
    private final float[] gy = new float[PIECE];
    private final float[] add = new float[PIECE];
    /** The values of the functions, by {@link Curve}. The value of identity is g itself. */
    private final float[][] f = new float[CURVES.length][PIECE];
    /** Sums side by side of each weight's gradient. */
    private final float[][] weights = new float[CURVES.length][PIECE];

    GateMaps() {
        f[Curve.IDENTITY.ordinal()] = g;
    }

    void forward(CpuTensor state, CpuTensor cg, double[] w, CpuTensor y, boolean adds) {
        int h = state.dim(1);
        for (int row = 0; row < state.dim(0); row++) {
            for (int begin = 0; begin < h; begin += PIECE) {
                int n = Math.min(PIECE, h - begin);
                int at = row * h + begin;
                load(state, cg, h, at, at + row * h, n);
                combine(w, false, n);
                CurveLoops.gate(s, sigma, (float) w[0], sum, n);
                put(y.floats, at, sum, n, adds);
            }
        }
    }

    void backward(
            CpuTensor state,
            CpuTensor cg,
            double[] w,
            CpuTensor gradient,
            CpuTensor gs,
            boolean addS,
            CpuTensor gcg,
            boolean addCg,
            double[] gw) {
        int h = state.dim(1);
        for (float[] sums : weights) {
            Arrays.fill(sums, 0);
        }
        for (int row = 0; row < state.dim(0); row++) {
            for (int begin = 0; begin < h; begin += PIECE) {
                int n = Math.min(PIECE, h - begin);
                int at = row * h + begin;
                int atC = at + row * h;
                load(state, cg, h, at, atC, n);
                gradient.floats.get(at, gy, 0, n);
                combine(w, gw != null, n);
                if (gcg != null) {
                    slopes(w, n);
                    CurveLoops.gateGrad(s, sigma, (float) w[0], gy, sum, n);
                    put(gcg.floats, atC, sum, n, addCg);
                    CurveLoops.candidateGrad(slope, sigma, gy, n);
                    put(gcg.floats, atC + h, slope, n, addCg);
                }
                CurveLoops.kept(sigma, gy, sum, n);
                if (gw != null) {
                    Loops.addProduct(weights[0], sum, s, n);
                    Loops.multiply(gy, sigma, n);
                    for (int k = 1; k < CURVES.length; k++) {
                        Loops.addProduct(weights[k], gy, f[k], n);
                    }
                }
                if (gs != null) {
                    Loops.scale(sum, (float) w[0], n);
                    put(gs.floats, at, sum, n, addS);
                }
            }
        }
        for (int k = 0; gw != null && k < CURVES.length; k++) {
            for (float part : weights[k]) {
                gw[k] += part;
            }
        }
    }

    private void load(CpuTensor state, CpuTensor cg, int h, int at, int atC, int n) {
        state.floats.get(at, s, 0, n);
        cg.floats.get(atC, c, 0, n);
        cg.floats.get(atC + h, g, 0, n);
        CurveLoops.sigmoid(c, sigma, n);
    }

    /** {@code sum = sum of w f(g)}; functions of weight 0 are computed only if all are asked for. */
    private void combine(double[] w, boolean all, int n) {
        Arrays.fill(sum, 0, n, 0);
        for (int k = 1; k < CURVES.length; k++) {
            if (all || w[k] != 0) {
                compute(CURVES[k], n);
                CurveLoops.addScaled(sum, f[k], (float) w[k], n);
            }
        }
    }

    private void compute(Curve curve, int n) {
        float[] y = f[curve.ordinal()];
        switch (curve) {
            case NONE, IDENTITY -> {}
            case TANH -> CurveLoops.tanh(g, 1, y, n);
            case RELU -> CurveLoops.relu(g, y, n);
            case SIGMOID -> CurveLoops.sigmoid(g, y, n);
        }
    }

    private void slopes(double[] w, int n) {
        Arrays.fill(slope, 0, n, (float) w[Curve.IDENTITY.ordinal()]);
        for (int k = 1; k < CURVES.length; k++) {
            float weight = (float) w[k];
            if (weight != 0) {
                switch (CURVES[k]) {
                    case NONE, IDENTITY -> {}
                    case TANH -> CurveLoops.addTanhSlope(slope, f[k], weight, n);
                    case RELU -> CurveLoops.addStep(slope, f[k], weight, n);
                    case SIGMOID -> CurveLoops.addSigmoidSlope(slope, f[k], weight, n);
                }
            }
        }
    }

    private void put(FloatBuffer y, int at, float[] values, int n, boolean adds) {
        if (adds) {
            y.get(at, add, 0, n);
            Loops.add(values, add, n);
        }
        y.put(at, values, 0, n);
    }
}
