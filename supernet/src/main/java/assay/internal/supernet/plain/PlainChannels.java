package assay.internal.supernet.plain;

import assay.supernet.tensor.Channels;
import assay.supernet.tensor.Shapes;

/** Sums over one channel, and maps of channels. */
final class PlainChannels {
    private PlainChannels() {}

    /** Index of the first pixel of channel {@code c} of the range in image {@code n}. */
    static int plane(Channels x, int n, int c) {
        return (n * x.tensor().dim(1) + x.from() + c) * Shapes.positions(x.tensor());
    }

    /** {@code sum((u - cu) (v - cv))} over channel {@code c}; both tensors may be one. */
    static double dot(Channels u, double cu, Channels v, double cv, int c) {
        double[] a = ((PlainTensor) u.tensor()).v;
        double[] b = ((PlainTensor) v.tensor()).v;
        int positions = Shapes.positions(u.tensor());
        double sum = 0;
        for (int n = 0; n < u.tensor().dim(0); n++) {
            int ai = plane(u, n, c);
            int bi = plane(v, n, c);
            for (int i = 0; i < positions; i++) {
                sum += (a[ai + i] - cu) * (b[bi + i] - cv);
            }
        }
        return sum;
    }

    static double sum(Channels x, int c) {
        double[] a = ((PlainTensor) x.tensor()).v;
        int positions = Shapes.positions(x.tensor());
        double sum = 0;
        for (int n = 0; n < x.tensor().dim(0); n++) {
            int ai = plane(x, n, c);
            for (int i = 0; i < positions; i++) {
                sum += a[ai + i];
            }
        }
        return sum;
    }

    static void affine(Channels[] x, double[][] scale, double[] shift, Channels y, boolean add) {
        double[] b = ((PlainTensor) y.tensor()).v;
        int positions = Shapes.positions(y.tensor());
        for (int n = 0; n < y.tensor().dim(0); n++) {
            for (int c = 0; c < y.count(); c++) {
                int bi = plane(y, n, c);
                for (int i = 0; i < positions; i++) {
                    double sum = (add ? b[bi + i] : 0) + (shift == null ? 0 : shift[c]);
                    for (int t = 0; t < x.length; t++) {
                        sum += scale[t][c] * ((PlainTensor) x[t].tensor()).v[plane(x[t], n, c) + i];
                    }
                    b[bi + i] = sum;
                }
            }
        }
    }
}
