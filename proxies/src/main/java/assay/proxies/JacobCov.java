package assay.proxies;

import assay.internal.proxies.today.InputJacobian;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * -sum over eigenvalues v of (log(v + k) + 1/(v + k)), k = 1e-5, of the correlation matrix between the images' Jacobians: row i
 * is d (sum of all logits) / d image i (Mellor et al., "Neural architecture search without training", first version of 2020,
 * Eq. 3). Larger is better: the network tells images apart. Undefined if a Jacobian is constant, for example if the network's
 * output does not depend on the image.
 */
final class JacobCov implements Proxy {
    private static final double K = 1e-5;

    @Override
    public String name() {
        return "jacob_cov";
    }

    @Override
    public boolean needsData() {
        return true;
    }

    @Override
    public OptionalDouble score(ProxyTask task) {
        InputJacobian jacobian = InputJacobian.of(task);
        return jacobian.rows() == null ? OptionalDouble.empty() : score(jacobian.rows(), jacobian.images());
    }

    /** @param jacobian n rows, row-major */
    static OptionalDouble score(double[] jacobian, int n) {
        double[][] correlation = correlation(jacobian, n);
        if (correlation == null) {
            return OptionalDouble.empty();
        }
        double sum = 0;
        for (double v : new EigenDecomposition(new Array2DRowRealMatrix(correlation, false)).getRealEigenvalues()) {
            sum -= StrictMath.log(v + K) + 1 / (v + K);
        }
        return Proxy.finite(sum);
    }

    /** Null if a row is constant. */
    private static double[][] correlation(double[] rows, int n) {
        int d = rows.length / n;
        double[][] unit = new double[n][d];
        for (int i = 0; i < n; i++) {
            double mean = 0;
            for (int j = 0; j < d; j++) {
                mean += rows[i * d + j] / d;
            }
            for (int j = 0; j < d; j++) {
                unit[i][j] = rows[i * d + j] - mean;
            }
            double norm = Math.sqrt(Sums.product(unit[i], unit[i]));
            if (!(norm > 0)) {
                return null;
            }
            for (int j = 0; j < d; j++) {
                unit[i][j] /= norm;
            }
        }
        double[][] c = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                c[i][j] = i == j ? 1 : Sums.product(unit[i], unit[j]);
                c[j][i] = c[i][j];
            }
        }
        return c;
    }

    @Override
    public Optional<Facts> facts() {
        return Optional.of(new Facts(
                "minus the sum of ln v + 1/v over the eigenvalues v of the correlation between the images' Jacobians",
                "Mellor et al., 2020, first version",
                "the batch, no labels",
                "as configured",
                "the batch's statistics",
                "none: the gradient to the images",
                "where a Jacobian does not vary"));
    }
}
