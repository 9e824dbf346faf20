package assay.internal.proxies.today;

import java.util.Arrays;

/**
 * Eigenvalues of small symmetric matrices, without their vectors: Householder's reduction to three diagonals, then the QL
 * algorithm with implicit shifts (Golub and Van Loan, Matrix Computations, sections 8.3.1 and 8.3.3). {@code 4/3 n^3}
 * multiply-adds. An element beside the diagonal counts as zero if it is negligible compared with the largest sum of
 * neighbours, so that the iteration also ends for singular matrices.
 */
final class Spectrum {
    private static final int SWEEPS = 200;

    private Spectrum() {}

    /**
     * The eigenvalues in ascending order; all NaN if an element is NaN.
     *
     * @param matrix square; its lower half counts, and is overwritten
     */
    static double[] of(double[][] matrix) {
        int n = matrix.length;
        double[] d = new double[n];
        double[] e = new double[n];
        for (double[] row : matrix) {
            for (double v : row) {
                if (!Double.isFinite(v)) {
                    Arrays.fill(d, Double.NaN);
                    return d;
                }
            }
        }
        threeDiagonals(matrix, d, e);
        double largest = 0;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, Math.abs(d[i]) + Math.abs(e[i]));
        }
        for (int l = 0; l < n; l++) {
            converge(d, e, l, Math.ulp(largest) / 2);
        }
        Arrays.sort(d);
        return d;
    }

    /** Puts the diagonal into d, and the elements beside it into e: e[i] couples i and i + 1. */
    private static void threeDiagonals(double[][] a, double[] d, double[] e) {
        int n = a.length;
        double[] v = new double[n];
        double[] p = new double[n];
        for (int k = 0; k + 2 < n; k++) {
            double beyond = 0;
            for (int i = k + 2; i < n; i++) {
                beyond += a[i][k] * a[i][k];
            }
            double norm = Math.sqrt(beyond + a[k + 1][k] * a[k + 1][k]);
            if (beyond == 0 || norm == 0) {
                e[k] = a[k + 1][k];
                continue;
            }
            double alpha = a[k + 1][k] > 0 ? -norm : norm;
            e[k] = alpha;
            v[k + 1] = a[k + 1][k] - alpha;
            for (int i = k + 2; i < n; i++) {
                v[i] = a[i][k];
            }
            reflect(a, v, p, k + 1, 2 / (beyond + v[k + 1] * v[k + 1]));
        }
        for (int i = 0; i < n; i++) {
            d[i] = a[i][i];
        }
        if (n > 1) {
            e[n - 2] = a[n - 1][n - 2];
        }
    }

    /** a = H a H with H = 1 - beta v v', on the rows and columns from {@code from} on, in the lower half. */
    private static void reflect(double[][] a, double[] v, double[] p, int from, double beta) {
        int n = a.length;
        Arrays.fill(p, from, n, 0);
        for (int i = from; i < n; i++) {
            double[] row = a[i];
            double sum = row[i] * v[i];
            double vi = v[i];
            for (int j = from; j < i; j++) {
                sum += row[j] * v[j];
                p[j] += row[j] * vi;
            }
            p[i] += sum;
        }
        double pv = 0;
        for (int i = from; i < n; i++) {
            p[i] *= beta;
            pv += p[i] * v[i];
        }
        double half = beta * pv / 2;
        for (int i = from; i < n; i++) {
            p[i] -= half * v[i];
        }
        for (int i = from; i < n; i++) {
            double[] row = a[i];
            double vi = v[i];
            double pi = p[i];
            for (int j = from; j <= i; j++) {
                row[j] -= vi * p[j] + pi * v[j];
            }
        }
    }

    /** Rotations until d[l] is an eigenvalue. */
    private static void converge(double[] d, double[] e, int l, double zero) {
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            int m = l;
            while (m + 1 < d.length && Math.abs(e[m]) > zero) {
                m++;
            }
            if (m == l) {
                return;
            }
            double g = (d[l + 1] - d[l]) / (2 * e[l]);
            double r = Math.hypot(g, 1);
            g = d[m] - d[l] + e[l] / (g + (g < 0 ? -r : r));
            double s = 1;
            double c = 1;
            double p = 0;
            int i = m - 1;
            for (; i >= l; i--) {
                double f = s * e[i];
                double b = c * e[i];
                r = Math.hypot(f, g);
                e[i + 1] = r;
                if (r == 0) {
                    d[i + 1] -= p;
                    e[m] = 0;
                    break;
                }
                s = f / r;
                c = g / r;
                g = d[i + 1] - p;
                r = (d[i] - g) * s + 2 * c * b;
                p = s * r;
                d[i + 1] = g + p;
                g = c * r - b;
            }
            if (i < l) {
                d[l] -= p;
                e[l] = g;
                e[m] = 0;
            }
        }
    }
}
