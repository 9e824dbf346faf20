package assay.supernet.recurrent;

/**
 * The shares that are dropped in training, each in 0..1. Every mask holds for all steps of a segment (variational dropout; Gal and Ghahramani, NeurIPS 2016).
 *
 * @param embedding words of the vocabulary, whose rows are looked up as zeros
 * @param input of the word's vector
 * @param x of the word's vector where it enters the first product, again
 * @param h of the hidden state and of every state of the cell, in products only
 * @param output of the cell's output before the decoder
 */
public record DropoutRates(double embedding, double input, double x, double h, double output) {
    /** Nothing is dropped. */
    public static final DropoutRates NONE = new DropoutRates(0, 0, 0, 0, 0);

    public DropoutRates {
        for (double p : new double[] {embedding, input, x, h, output}) {
            if (!(p >= 0 && p < 1)) {
                throw new IllegalArgumentException("dropout: expected shares from 0 to below 1, found " + p + ".");
            }
        }
    }
}
