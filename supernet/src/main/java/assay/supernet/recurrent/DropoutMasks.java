package assay.supernet.recurrent;

import java.util.random.RandomGenerator;

/**
 * The masks of one forward pass: 0 where something is dropped, else {@code 1/(1-p)}. An empty array stands for ones.
 *
 * @param embedding one value for each word of the vocabulary
 * @param input {@code [batch, hidden]}, as all that follow
 */
public record DropoutMasks(double[] embedding, double[] input, double[] x, double[] h, double[] output) {
    private static final double[] ONES = {};

    /** Nothing is dropped: evaluation, and rates of 0. */
    public static final DropoutMasks NONE = new DropoutMasks(ONES, ONES, ONES, ONES, ONES);

    /** Where a mask's uniform numbers come from. */
    @FunctionalInterface
    public interface Uniform {
        /**
         * A number in [0, 1).
         *
         * @param role 0 embedding, 1 input, 2 x, 3 h, 4 output
         * @param element of the mask
         */
        double at(int role, int element);
    }

    /** Masks by these numbers: element k is 0 where its number is below the rate. */
    public static DropoutMasks of(DropoutRates rates, int vocabulary, int batch, int hidden, Uniform uniform) {
        int n = batch * hidden;
        return new DropoutMasks(
                mask(rates.embedding(), vocabulary, 0, uniform),
                mask(rates.input(), n, 1, uniform),
                mask(rates.x(), n, 2, uniform),
                mask(rates.h(), n, 3, uniform),
                mask(rates.output(), n, 4, uniform));
    }

    /** Masks drawn one after the other. */
    public static DropoutMasks draw(DropoutRates rates, int vocabulary, int batch, int hidden, RandomGenerator random) {
        return of(rates, vocabulary, batch, hidden, (role, element) -> random.nextDouble());
    }

    private static double[] mask(double p, int n, int role, Uniform uniform) {
        if (p == 0) {
            return ONES;
        }
        double[] mask = new double[n];
        for (int k = 0; k < n; k++) {
            mask[k] = uniform.at(role, k) < p ? 0 : 1 / (1 - p);
        }
        return mask;
    }

    /** The word's vector is dropped twice on its way into the first product: one mask for both. */
    double[] intoProduct() {
        if (input.length == 0 || x.length == 0) {
            return input.length == 0 ? x : input;
        }
        double[] both = new double[x.length];
        for (int k = 0; k < both.length; k++) {
            both[k] = input[k] * x[k];
        }
        return both;
    }
}
