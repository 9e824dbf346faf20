package assay.internal.supernet.nd4j;

import assay.supernet.tensor.HighwayMath;
import assay.supernet.tensor.SoftmaxMath;

/**
 * The kernels of recurrent cells, in Java: ND4J has no gate, and its look-ups do not add into a tensor that exists. This is for float64 and
 * where oneDNN is absent; float32 on a CPU goes another way.
 */
final class RowMaps {
    private RowMaps() {}

    private static double[] values(Nd4jTensor t) {
        double[] v = new double[t.size()];
        t.read(v);
        return v;
    }

    /** Where a result is collected: the tensor's values, or zeros; null for a result that is not wanted. */
    private static double[] start(Nd4jTensor t, boolean add) {
        if (t == null) {
            return null;
        }
        return add ? values(t) : new double[t.size()];
    }

    static void gather(Nd4jTensor x, int[] rows, Nd4jTensor y, boolean add) {
        int width = y.dim(1);
        double[] from = values(x);
        double[] to = start(y, add);
        for (int i = 0; i < to.length; i++) {
            to[i] += from[rows[i / width] * width + i % width];
        }
        y.write(to);
    }

    static void scatter(Nd4jTensor x, int[] rows, Nd4jTensor y) {
        int width = y.dim(1);
        double[] from = values(x);
        double[] to = values(y);
        for (int i = 0; i < from.length; i++) {
            to[rows[i / width] * width + i % width] += from[i];
        }
        y.write(to);
    }

    static void highway(Nd4jTensor s, Nd4jTensor cg, double[] w, Nd4jTensor y, boolean add) {
        double[] to = start(y, add);
        HighwayMath.forward(values(s), values(cg), w, s.dim(1), to, add);
        y.write(to);
    }

    static void highwayGrad(
            Nd4jTensor s,
            Nd4jTensor cg,
            double[] w,
            Nd4jTensor gy,
            Nd4jTensor gs,
            boolean addS,
            Nd4jTensor gcg,
            boolean addCg,
            double[] gw) {
        double[] toS = start(gs, addS);
        double[] toCg = start(gcg, addCg);
        HighwayMath.backward(values(s), values(cg), w, s.dim(1), values(gy), toS, toCg, gw);
        if (gs != null) {
            gs.write(toS);
        }
        if (gcg != null) {
            gcg.write(toCg);
        }
    }

    static void softmaxLoss(Nd4jTensor z, int[] labels, double[] losses, Nd4jTensor g) {
        double[] rows = values(z);
        SoftmaxMath.loss(rows, labels, z.dim(1), losses);
        g.write(rows);
    }
}
