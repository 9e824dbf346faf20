package assay.supernet.recurrent;

import java.util.List;

/**
 * The shares that are dropped in training, each in 0..1. Every mask holds for all steps of a segment (variational dropout; Gal and Ghahramani, NeurIPS 2016;
 * of weights: Wan et al., ICML 2013, as in Merity et al., ICLR 2018).
 *
 * @param embedding words of the vocabulary, whose rows are looked up as zeros
 * @param input of the word's vector
 * @param x of the word's vector where it enters the first product, again
 * @param h of the hidden state and of every state of the cell, in products only
 * @param output of the cell's output before the decoder
 * @param weight of the matrices that states are multiplied with; 0 in the published recipes of found cells
 */
public record DropoutRates(double embedding, double input, double x, double h, double output, double weight) {
    /** How many shares must be given, at least; and at most one more. */
    public static final int LEAST = 5;

    /** Nothing is dropped. */
    public static final DropoutRates NONE = new DropoutRates(0, 0, 0, 0, 0);

    /** No weights are dropped. */
    public DropoutRates(double embedding, double input, double x, double h, double output) {
        this(embedding, input, x, h, output, 0);
    }

    /** In this order; without the last one, no weights are dropped. */
    public static DropoutRates of(List<Double> p) {
        return new DropoutRates(p.get(0), p.get(1), p.get(2), p.get(3), p.get(4), p.size() > LEAST ? p.get(LEAST) : 0);
    }

    public DropoutRates {
        for (double p : new double[] {embedding, input, x, h, output, weight}) {
            if (!(p >= 0 && p < 1)) {
                throw new IllegalArgumentException("dropout: expected shares from 0 to below 1, found " + p + ".");
            }
        }
    }

    /** For records of trainings: the weights' share is named only where there is one. */
    @Override
    public String toString() {
        return "DropoutRates[embedding=" + embedding + ", input=" + input + ", x=" + x + ", h=" + h + ", output="
                + output + (weight == 0 ? "" : ", weight=" + weight) + "]";
    }
}
