package assay.supernet.network;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Drop path in one training pass: the output of an operation is left out for some samples of the batch, and divided by the
 * probability of being kept for the others (Larsson et al., ICLR 2017; per sample as in quark0/darts).
 */
public final class DropPath {
    /** Nothing is left out. */
    public static final DropPath NONE = new DropPath(0, null);

    private final double probability;
    private final RandomGenerator random;

    /** @param probability to be left out, in [0, 1) */
    public DropPath(double probability, RandomGenerator random) {
        if (!(probability >= 0 && probability < 1)) {
            throw new IllegalArgumentException("drop path: expected a probability in [0, 1), found " + probability);
        }
        this.probability = probability;
        this.random = random;
    }

    public boolean active() {
        return probability > 0;
    }

    /** Draws a factor for each sample at each call: 0 or 1/(1-p). */
    public double[] factors(int samples) {
        double[] factors = new double[samples];
        Arrays.setAll(factors, i -> random.nextDouble() < probability ? 0 : 1 / (1 - probability));
        return factors;
    }
}
