package assay.proxies;

/** Sums over arrays, in double. */
final class Sums {
    private Sums() {}

    static double product(double[] u, double[] v) {
        double sum = 0;
        for (int i = 0; i < u.length; i++) {
            sum += u[i] * v[i];
        }
        return sum;
    }

    static double absProduct(double[] u, double[] v) {
        double sum = 0;
        for (int i = 0; i < u.length; i++) {
            sum += Math.abs(u[i] * v[i]);
        }
        return sum;
    }
}
