package assay.proxies;

import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import java.util.OptionalDouble;

/**
 * log |det K|, K_ij = sum over ReLU layers of the number of units at which images i and j agree on being active: X X' +
 * (1-X)(1-X)' with X the 0/1 signs of the ReLU's inputs (Mellor et al., "Neural architecture search without training",
 * ICML 2021, Eq. 2, with the published batch of 128). Larger is better. Undefined where K is singular, as when two images
 * have the same code.
 */
public final class NasWot implements Proxy {
    /** A pivot below this share of its diagonal counts as zero: rounding errors are about n 2^-53 of the diagonal. */
    private static final double SINGULAR = 1e-12;

    NasWot() {}

    @Override
    public String name() {
        return "naswot";
    }

    @Override
    public boolean needsData() {
        return true;
    }

    @Override
    public boolean isOfFunction() {
        return false;
    }

    @Override
    public OptionalDouble score(ProxyTask task) {
        return logDet(kernel(task.pass()));
    }

    /** The matrix K. It is exact, because it has counts. */
    public static double[][] kernel(LossPass pass) {
        Tape tape = pass.tape();
        int n = pass.samples();
        double[][] k = new double[n][n];
        for (Var in : tape.reluInputs()) {
            int units = in.value().size() / n;
            long[][] codes = codes(LossPass.values(tape.backend(), in.value()), n, units);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    k[i][j] += units - differing(codes[i], codes[j]);
                }
            }
        }
        return k;
    }

    private static long[][] codes(double[] x, int n, int units) {
        long[][] codes = new long[n][(units + 63) / 64];
        for (int i = 0; i < n; i++) {
            for (int u = 0; u < units; u++) {
                if (x[i * units + u] > 0) {
                    codes[i][u >> 6] |= 1L << u;
                }
            }
        }
        return codes;
    }

    private static int differing(long[] a, long[] b) {
        int count = 0;
        for (int i = 0; i < a.length; i++) {
            count += Long.bitCount(a[i] ^ b[i]);
        }
        return count;
    }

    /** By Cholesky's decomposition: K is a sum of Gram matrices, so it is never indefinite. */
    static OptionalDouble logDet(double[][] k) {
        int n = k.length;
        double[][] l = new double[n][n];
        double log = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = k[i][j];
                for (int m = 0; m < j; m++) {
                    sum -= l[i][m] * l[j][m];
                }
                if (j < i) {
                    l[i][j] = sum / l[j][j];
                } else if (!(sum > SINGULAR * k[i][i])) {
                    return OptionalDouble.empty();
                } else {
                    l[i][i] = Math.sqrt(sum);
                    log += StrictMath.log(sum);
                }
            }
        }
        return OptionalDouble.of(log);
    }
}
