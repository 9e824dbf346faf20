package assay.supernet.tape;

import assay.supernet.tensor.Backend;

/**
 * The per-channel arithmetic of one normalised term {@code w (gamma (x - mu) r + beta)}, r = (variance + eps)^(-1/2), with
 * its derivatives; only sums over maps are left to the backend. Batch normalisation: Ioffe and Szegedy, ICML 2015.
 *
 * <p>With g the gradient to the sum, S = sum g, D = sum g (x - mu), m = elements per channel and G = w gamma:
 *
 * <pre>
 *   gx     = G r g - G r S / m - G r^3 D / m (x - mu)
 *   ggamma = w r D,  gbeta = w S,  gw = sum over channels of gamma r D + beta S
 * </pre>
 *
 * and their tangents by the product rule, with mu' = mean x', v' = 2 mean (x - mu) x', r' = -r^3 v' / 2. With running
 * statistics mu and r are constants: only the first term of gx remains, and mu' = r' = 0.
 */
final class Normalised {
    /** The official networks' epsilon. */
    static final double EPS = 1e-5;

    final int count;
    final double m;
    final double[] mean;
    final double[] r;
    final double[] gamma;
    final double[] beta;
    double[] meanT;
    double[] rT;
    double[] gammaT;
    double[] betaT;
    double[] s;
    double[] d;
    /** Whether mean and variance come from the batch, and so depend on x. */
    private final boolean batch;

    private final Tape tape;

    Normalised(Tape tape, Term term) {
        this.tape = tape;
        Backend k = tape.backend();
        batch = term.norm() == Term.By.BATCH;
        count = term.x().count();
        m = (double) term.x().tensor().size() / term.x().tensor().dim(1);
        Statistics running = term.statistics();
        mean = tape.vector(count);
        r = tape.vector(count);
        if (batch) {
            k.channelMoments(term.x(), mean, r);
            if (running != null) {
                running.follow(mean, r, m);
            }
        } else {
            System.arraycopy(running.mean, 0, mean, 0, count);
            System.arraycopy(running.variance, 0, r, 0, count);
        }
        for (int c = 0; c < count; c++) {
            r[c] = 1 / Math.sqrt(r[c] + EPS);
        }
        gamma = HostVectors.read(k, term.gamma() == null ? null : term.gamma().value, tape.vector(count), 1);
        beta = HostVectors.read(k, term.beta() == null ? null : term.beta().value, tape.vector(count), 0);
    }

    /** Coefficient of x[c] in the sum. */
    double scale(double w, int c) {
        return w * gamma[c] * r[c];
    }

    double shift(double w, int c) {
        return w * (beta[c] - gamma[c] * r[c] * mean[c]);
    }

    /** Coefficient of g[c], of x[c], and the constant, in gx[c]. */
    double gradOfG(double w, int c) {
        return w * gamma[c] * r[c];
    }

    double gradOfX(double w, int c) {
        return !batch ? 0 : -w * gamma[c] * r[c] * r[c] * r[c] * d[c] / m;
    }

    double gradShift(double w, int c) {
        return !batch ? 0 : -w * gamma[c] * r[c] * s[c] / m - gradOfX(w, c) * mean[c];
    }

    /** d sum / d w. */
    double weightGrad() {
        double sum = 0;
        for (int c = 0; c < count; c++) {
            sum += gamma[c] * r[c] * d[c] + beta[c] * s[c];
        }
        return sum;
    }

    // Tangents. Missing directions are arrays of zeros.

    /** @param xMean mean of x' per channel; @param xDot sum of x' (x - mu) per channel */
    void direct(double[] xMean, double[] xDot, double[] gammaTangent, double[] betaTangent) {
        meanT = batch ? xMean : tape.zeros(count);
        rT = tape.zeros(count);
        for (int c = 0; c < count && batch; c++) {
            rT[c] = -r[c] * r[c] * r[c] * xDot[c] / m;
        }
        gammaT = gammaTangent;
        betaT = betaTangent;
    }

    double scaleT(double w, double wT, int c) {
        return wT * gamma[c] * r[c] + w * (gammaT[c] * r[c] + gamma[c] * rT[c]);
    }

    double shiftT(double w, double wT, int c) {
        return wT * beta[c] + w * betaT[c] - scaleT(w, wT, c) * mean[c] - scale(w, c) * meanT[c];
    }

    /**
     * The coefficient of x in the tangent of gx.
     *
     * @param dT tangent of D
     */
    double gradOfXT(double w, double wT, double[] dT, int c) {
        if (!batch) {
            return 0;
        }
        double g = w * gamma[c];
        double gT = wT * gamma[c] + w * gammaT[c];
        double r2 = r[c] * r[c];
        return -(gT * r2 * r[c] * d[c] + 3 * g * r2 * rT[c] * d[c] + g * r2 * r[c] * dT[c]) / m;
    }

    double gradShiftT(double w, double wT, double[] sT, double[] dT, int c) {
        return !batch
                ? 0
                : -(scaleT(w, wT, c) * s[c] + scale(w, c) * sT[c]) / m
                        - gradOfXT(w, wT, dT, c) * mean[c]
                        - gradOfX(w, c) * meanT[c];
    }

    double weightGradT(double[] sT, double[] dT) {
        double sum = 0;
        for (int c = 0; c < count; c++) {
            sum += gammaT[c] * r[c] * d[c]
                    + gamma[c] * (rT[c] * d[c] + r[c] * dT[c])
                    + betaT[c] * s[c]
                    + beta[c] * sT[c];
        }
        return sum;
    }
}
