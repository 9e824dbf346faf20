package assay.internal.testkit;

import assay.core.random.RandomStream;
import assay.core.space.bench201.Genotype201;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Random inputs for tests. Each depends only on the stream. */
public final class Gen {
    private Gen() {}

    /** Uniform in {@code low..high}, both included. */
    public static int between(RandomStream random, int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    /** A NAS-Bench-201 cell, uniform over all 15,625. */
    public static Genotype201 cell(RandomStream random) {
        return Genotype201.ofCode(random.nextInt(Genotype201.COUNT));
    }

    /** A shape with a number of dimensions, each in 1..{@code longest}. */
    public static int[] shape(RandomStream random, int dimensions, int longest) {
        return IntStream.range(0, dimensions)
                .map(i -> between(random, 1, longest))
                .toArray();
    }

    /** How many elements an array of this shape has. */
    public static int elements(int... shape) {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    /** {@code n} numbers, uniform in [low, high). */
    public static double[] vector(RandomStream random, int n, double low, double high) {
        return IntStream.range(0, n)
                .mapToDouble(i -> low + (high - low) * random.nextDouble())
                .toArray();
    }

    /** {@code n} standard normal numbers. */
    public static double[] normals(RandomStream random, int n) {
        return IntStream.range(0, n).mapToDouble(i -> random.nextGaussian()).toArray();
    }

    /** {@code n} whole numbers in 0..{@code levels}-1: for small {@code levels} many are equal. */
    public static double[] ties(RandomStream random, int n, int levels) {
        return IntStream.range(0, n).mapToDouble(i -> random.nextInt(levels)).toArray();
    }

    /** A uniformly random order of 0..n-1. */
    public static int[] permutation(RandomStream random, int n) {
        int[] order = IntStream.range(0, n).toArray();
        random.shuffle(order);
        return order;
    }

    /** {@code n} bytes, uniform. */
    public static byte[] bytes(RandomStream random, int n) {
        byte[] b = new byte[n];
        random.nextBytes(b);
        return b;
    }
}
