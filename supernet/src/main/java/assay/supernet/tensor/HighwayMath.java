package assay.supernet.tensor;

/**
 * The gate of a recurrent cell and its derivatives in plain Java, element by element: {@code y = W s + sigmoid(c) (F(g) - W s)}, where W is
 * {@code w[0]} and F the weighted sum of the functions of {@link Curve}. Row i of a {@code [n, 2h]} array holds c, then g.
 */
public final class HighwayMath {
    private static final Curve[] CURVES = Curve.values();

    private HighwayMath() {}

    /** See {@link Backend#highway}. */
    public static void forward(double[] s, double[] cg, double[] w, int h, double[] y, boolean add) {
        for (int i = 0; i < s.length; i++) {
            int c = c(i, h);
            double sigma = Curve.SIGMOID.at(cg[c]);
            double old = w[0] * s[i];
            double value = old + sigma * (Curve.sum(w, cg[c + h], Curve::at) - old);
            y[i] = add ? y[i] + value : value;
        }
    }

    /** See {@link Backend#highwayGrad}; adds to all that is not null. */
    public static void backward(
            double[] s, double[] cg, double[] w, int h, double[] gy, double[] gs, double[] gcg, double[] gw) {
        for (int i = 0; i < s.length; i++) {
            int c = c(i, h);
            double g = cg[c + h];
            double sigma = Curve.SIGMOID.at(cg[c]);
            if (gs != null) {
                gs[i] += w[0] * (1 - sigma) * gy[i];
            }
            if (gcg != null) {
                gcg[c] += sigma * (1 - sigma) * (Curve.sum(w, g, Curve::at) - w[0] * s[i]) * gy[i];
                gcg[c + h] += sigma * Curve.sum(w, g, Curve::slope) * gy[i];
            }
            if (gw != null) {
                gw[0] += (1 - sigma) * s[i] * gy[i];
                for (int k = 1; k < CURVES.length; k++) {
                    gw[k] += sigma * CURVES[k].at(g) * gy[i];
                }
            }
        }
    }

    /** Adds the tangent of y. Directions are arrays of zeros where a value stands still. */
    public static void push(
            double[] s, double[] cg, double[] w, double[] sT, double[] cgT, double[] wT, int h, double[] yT) {
        for (int i = 0; i < s.length; i++) {
            Moving m = new Moving(s[i], cg[c(i, h)], cg[c(i, h) + h], w, sT[i], cgT[c(i, h)], cgT[c(i, h) + h], wT);
            yT[i] += wT[0] * s[i] + w[0] * sT[i] + m.slope * m.cT * m.d + m.sigma * m.dT;
        }
    }

    /** Adds the tangents of what {@link #backward} added. */
    public static void pushBackward(
            double[] s,
            double[] cg,
            double[] w,
            double[] sT,
            double[] cgT,
            double[] wT,
            int h,
            double[] gy,
            double[] gyT,
            double[] gsT,
            double[] gcgT,
            double[] gwT) {
        for (int i = 0; i < s.length; i++) {
            int c = c(i, h);
            double g = cg[c + h];
            Moving m = new Moving(s[i], cg[c], g, w, sT[i], cgT[c], cgT[c + h], wT);
            double sigmaT = m.slope * m.cT;
            double inner = Curve.sum(w, g, Curve::slope);
            double innerT = Curve.sum(wT, g, Curve::slope) + Curve.sum(w, g, Curve::bend) * m.gT;
            gsT[i] += (wT[0] * (1 - m.sigma) - w[0] * sigmaT) * gy[i] + w[0] * (1 - m.sigma) * gyT[i];
            gcgT[c] += (m.slope * (1 - 2 * m.sigma) * m.cT * m.d + m.slope * m.dT) * gy[i] + m.slope * m.d * gyT[i];
            gcgT[c + h] += (sigmaT * inner + m.sigma * innerT) * gy[i] + m.sigma * inner * gyT[i];
            gwT[0] += (-sigmaT * s[i] + (1 - m.sigma) * sT[i]) * gy[i] + (1 - m.sigma) * s[i] * gyT[i];
            for (int k = 1; k < CURVES.length; k++) {
                double f = CURVES[k].at(g);
                gwT[k] += (sigmaT * f + m.sigma * CURVES[k].slope(g) * m.gT) * gy[i] + m.sigma * f * gyT[i];
            }
        }
    }

    private static int c(int i, int h) {
        return i / h * 2 * h + i % h;
    }

    /** One element with its direction: d = F - W s, and its tangent. */
    private static final class Moving {
        final double sigma;
        final double slope;
        final double cT;
        final double gT;
        final double d;
        final double dT;

        Moving(double s, double c, double g, double[] w, double sT, double cT, double gT, double[] wT) {
            sigma = Curve.SIGMOID.at(c);
            slope = sigma * (1 - sigma);
            this.cT = cT;
            this.gT = gT;
            d = Curve.sum(w, g, Curve::at) - w[0] * s;
            dT = Curve.sum(wT, g, Curve::at) + Curve.sum(w, g, Curve::slope) * gT - wT[0] * s - w[0] * sT;
        }
    }
}
