package assay.internal.core.special;

import java.util.Arrays;

/**
 * The eigenvalues of a small symmetric matrix by Jacobi's rotations (Golub and Van Loan, Matrix Computations, section 8.5):
 * each rotation sets one element outside the diagonal to zero, sweep after sweep. O(n^3) a sweep, fewer than ten sweeps in
 * practice.
 */
public final class SymmetricEigenvalues {
    private static final int SWEEPS = 100;

    private SymmetricEigenvalues() {}

    /**
     * The eigenvalues in ascending order.
     *
     * @param matrix square and symmetric; not modified
     * @throws IllegalArgumentException if it is not square, not symmetric, or has an element that is not a finite number
     */
    public static double[] of(double[][] matrix) {
        int n = matrix.length;
        double[][] a = new double[n][];
        for (int i = 0; i < n; i++) {
            a[i] = matrix[i].clone();
        }
        check(a);
        for (int sweep = 0; sweep < SWEEPS && beside(a) > 0; sweep++) {
            for (int p = 0; p < n - 1; p++) {
                for (int q = p + 1; q < n; q++) {
                    rotate(a, p, q);
                }
            }
        }
        double[] values = new double[n];
        Arrays.setAll(values, i -> a[i][i]);
        Arrays.sort(values);
        return values;
    }

    private static void check(double[][] a) {
        for (int i = 0; i < a.length; i++) {
            if (a[i].length != a.length) {
                throw new IllegalArgumentException(
                        "eigenvalues: expected " + a.length + " columns, found " + a[i].length + " in row " + i + ".");
            }
            for (int j = 0; j <= i; j++) {
                if (!Double.isFinite(a[i][j]) || a[i][j] != a[j][i]) {
                    throw new IllegalArgumentException(
                            "eigenvalues: expected a symmetric matrix of finite numbers, found " + a[i][j] + " and "
                                    + a[j][i] + " at " + i + ", " + j + ".");
                }
            }
        }
    }

    /** The largest element outside the diagonal that is not just a rounding error. */
    private static double beside(double[][] a) {
        double sum = 0;
        for (int p = 0; p < a.length; p++) {
            for (int q = p + 1; q < a.length; q++) {
                sum += matters(a, p, q) ? Math.abs(a[p][q]) : 0;
            }
        }
        return sum;
    }

    private static boolean matters(double[][] a, int p, int q) {
        double size = Math.abs(a[p][p]) + Math.abs(a[q][q]);
        return size + Math.abs(a[p][q]) != size;
    }

    private static void rotate(double[][] a, int p, int q) {
        if (!matters(a, p, q)) {
            return;
        }
        double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
        double c = 1 / Math.hypot(t, 1);
        double s = t * c;
        double moved = t * a[p][q];
        a[p][p] -= moved;
        a[q][q] += moved;
        a[p][q] = 0;
        a[q][p] = 0;
        for (int k = 0; k < a.length; k++) {
            if (k != p && k != q) {
                double kp = a[k][p];
                double kq = a[k][q];
                a[k][p] = c * kp - s * kq;
                a[k][q] = s * kp + c * kq;
                a[p][k] = a[k][p];
                a[q][k] = a[k][q];
            }
        }
    }
}
