package assay.core.random;

/**
 * The counter rule of the reference numbers: value number {@code k} of a stream is a hash of the two, so that weights,
 * images and noise can be made again in any language, in any order. SplitMix64 (Steele, Lea, Flood, OOPSLA 2014) used as
 * a hash of {@code (stream << 32) + k + 1}, in wrap-around arithmetic.
 *
 * <p>For reference numbers and tests only: {@link Seeds} is what experiments draw from.
 */
public final class ValueRule {
    private ValueRule() {}

    /** Uniform in [0, 1) with 53 bits: u(stream, k). */
    public static double u(long stream, long k) {
        return (RandomStream.mix(((stream << 32) + k + 1) * RandomStream.GOLDEN) >>> 11) * 0x1.0p-53;
    }

    /** Uniform in [-a, a): {@code a (2 u(stream, k) - 1)}. */
    public static double sym(long stream, long k, double a) {
        return a * (2 * u(stream, k) - 1);
    }

    /** The first {@code n} values of {@link #sym(long, long, double)}: an array in row-major order. */
    public static double[] sym(long stream, int n, double a) {
        double[] x = new double[n];
        for (int k = 0; k < n; k++) {
            x[k] = sym(stream, (long) k, a);
        }
        return x;
    }

    /** Standard normal: {@code sqrt(-2 ln(1 - u(s, 2j))) cos(2 pi u(s, 2j+1))}, in strict arithmetic. */
    public static double normal(long stream, long j) {
        double r = StrictMath.sqrt(-2 * StrictMath.log(1 - u(stream, 2 * j)));
        return r * StrictMath.cos(2 * StrictMath.PI * u(stream, 2 * j + 1));
    }

    /** The first {@code n} values of {@link #normal(long, long)}. */
    public static double[] normals(long stream, int n) {
        double[] z = new double[n];
        for (int j = 0; j < n; j++) {
            z[j] = normal(stream, j);
        }
        return z;
    }
}
