package assay.proxies;

import assay.internal.proxies.today.ReluSigns;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * log |det K|, K_ij = sum over ReLU layers of the number of units at which images i and j agree on being active: X X' +
 * (1-X)(1-X)' with X the 0/1 signs of the ReLU's inputs (Mellor et al., "Neural architecture search without training", ICML
 * 2021, Eq. 2, with the published batch of 128). Larger is better. Undefined if K is singular, for example if two images have
 * the same code.
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
        return logDet(kernel(task));
    }

    /** The matrix K. It is exact, because it has counts. */
    public static double[][] kernel(ProxyTask task) {
        int n = task.images().dim(0);
        double[][] k = new double[n][n];
        task.reluSigns().forEach(signs -> addAgreeing(signs, k));
        return k;
    }

    private static void addAgreeing(ReluSigns signs, double[][] k) {
        long[][] bits = signs.bits();
        for (int i = 0; i < bits.length; i++) {
            for (int j = 0; j < i; j++) {
                k[i][j] += (double) signs.relus() * (signs.units() - differing(bits[i], bits[j]));
                k[j][i] = k[i][j];
            }
            k[i][i] += (double) signs.relus() * signs.units();
        }
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

    @Override
    public Optional<Facts> facts() {
        return Optional.of(new Facts(
                "ln |det K|, K the number of units at which two images agree on being active",
                "Mellor et al., NASWOT, ICML 2021",
                "the batch, no labels (published: 128 images, so --batch 128)",
                "as configured",
                "the batch's statistics",
                "all ReLUs",
                "where K is singular"));
    }
}
