package assay.supernet.recurrent;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The masks of one forward pass: 0 where something is dropped, else {@code 1/(1-p)}. An empty array stands for ones.
 *
 * @param embedding one value for each word of the vocabulary
 * @param input {@code [batch, hidden]}, as x, h and output
 * @param weights {@code [hidden, 2 hidden]}: the rows of state 0's matrix that multiply the hidden state, then each node's
 *     matrix
 */
public record DropoutMasks(
        double[] embedding, double[] input, double[] x, double[] h, double[] output, List<double[]> weights) {
    private static final double[] ONES = {};

    /** Nothing is dropped: evaluation, and rates of 0. */
    public static final DropoutMasks NONE = new DropoutMasks(ONES, ONES, ONES, ONES, ONES, List.of());

    /** Where a mask's uniform numbers come from. */
    @FunctionalInterface
    public interface Uniform {
        /**
         * A number in [0, 1).
         *
         * @param role 0 embedding, 1 input, 2 x, 3 h, 4 output, 5 and more the matrices
         * @param element of the mask
         */
        double at(int role, int element);
    }

    /** Masks of one segment of a model by these numbers: element k is 0 where its number is below the rate. */
    public static DropoutMasks of(DropoutRates rates, LanguageModel model, int batch, Uniform uniform) {
        return of(rates, model.vocabulary(), batch, model.hidden(), model.matrices(), uniform);
    }

    /** @param matrices how many, of states */
    public static DropoutMasks of(
            DropoutRates rates, int vocabulary, int batch, int hidden, int matrices, Uniform uniform) {
        int n = batch * hidden;
        return new DropoutMasks(
                mask(rates.embedding(), vocabulary, 0, uniform),
                mask(rates.input(), n, 1, uniform),
                mask(rates.x(), n, 2, uniform),
                mask(rates.h(), n, 3, uniform),
                mask(rates.output(), n, 4, uniform),
                rates.weight() == 0
                        ? List.of()
                        : IntStream.range(0, matrices)
                                .mapToObj(i -> mask(rates.weight(), 2 * hidden * hidden, 5 + i, uniform))
                                .toList());
    }

    /** Masks drawn one after the other. */
    public static DropoutMasks draw(DropoutRates rates, LanguageModel model, int batch, RandomGenerator random) {
        return of(rates, model, batch, (role, element) -> random.nextDouble());
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
