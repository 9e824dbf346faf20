package assay.core.random;

import java.util.random.RandomGenerator;

/**
 * SplitMix64 (Steele, Lea, Flood, OOPSLA 2014) with our own normal deviates, so that the same seed gives the same numbers
 * on every JDK: {@link RandomGenerator} leaves the algorithm of {@code nextGaussian} open. Not safe for threads.
 */
public final class RandomStream implements RandomGenerator {
    static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;
    /** The second deviate of the last Box-Muller pair, while it waits. */
    private double spare;

    private boolean hasSpare;

    public RandomStream(long seed) {
        state = seed;
    }

    static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    @Override
    public long nextLong() {
        state += GOLDEN;
        return mix(state);
    }

    /** Uniform in [0, 1) with 53 bits. */
    @Override
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** Uniform in 0..bound-1, without bias: multiply-shift with rejection (Lemire, 2019). */
    @Override
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound: expected at least 1, found " + bound);
        }
        long m = (nextLong() >>> 32) * bound;
        long low = m & 0xFFFFFFFFL;
        if (low < bound) {
            long threshold = (1L << 32) % bound;
            while (low < threshold) {
                m = (nextLong() >>> 32) * bound;
                low = m & 0xFFFFFFFFL;
            }
        }
        return (int) (m >>> 32);
    }

    /** Standard normal by the Box-Muller transform in strict arithmetic. */
    @Override
    public double nextGaussian() {
        if (hasSpare) {
            hasSpare = false;
            return spare;
        }
        double r = StrictMath.sqrt(-2 * StrictMath.log(1 - nextDouble()));
        double angle = 2 * StrictMath.PI * nextDouble();
        spare = r * StrictMath.sin(angle);
        hasSpare = true;
        return r * StrictMath.cos(angle);
    }

    /** Puts the array in a uniformly random order (Fisher-Yates). */
    public void shuffle(int[] a) {
        for (int i = a.length - 1; i > 0; i--) {
            int j = nextInt(i + 1);
            int t = a[i];
            a[i] = a[j];
            a[j] = t;
        }
    }
}
