package assay.internal.recurrent.train;

import assay.core.error.UsageException;
import assay.supernet.recurrent.DropoutRates;

/**
 * How a language model is trained: with SGD, then with averaged SGD, like the cells that quark0/darts found (based on
 * salesforce/awd-lstm-lm).
 *
 * @param hidden how many hidden units, and also how many numbers in a word vector
 * @param batch columns of the training text
 * @param bptt usual number of steps in a segment
 * @param longer how much longer than usual a drawn segment can be
 * @param rate learning rate for a segment of the usual length; it is scaled for other lengths
 * @param decay weight decay of all weights, added to the clipped gradient
 * @param dropouts see the documentation of its class
 * @param clip largest allowed 2-norm of the gradient; 0: no limit
 * @param ar weight of the mean square of the outputs after dropout
 * @param tar weight of the mean square of the changes of the outputs from step to step
 * @param few epochs that {@link SwitchRule} does not look at
 * @param epochs in all, without fine-tuning
 * @param fineTuning largest number of epochs of averaged SGD that start again from the best weights; 0: no fine-tuning
 */
public record LanguageRecipe(
        int hidden,
        int batch,
        int bptt,
        int longer,
        double rate,
        double decay,
        DropoutRates dropouts,
        double clip,
        double ar,
        double tar,
        int few,
        int epochs,
        int fineTuning) {
    /** The number of columns of the validation text. */
    public static final int VALID_COLUMNS = 10;

    private static final double CLIP = 0.25;
    private static final int EPOCHS = 1600;

    public LanguageRecipe {
        require(hidden > 0, "hidden", "at least 1", hidden);
        require(batch > 0, "batch", "at least 1", batch);
        require(bptt > 1, "bptt", "at least 2", bptt);
        require(longer >= 0, "longer", "0 or more", longer);
        require(rate > 0 && Double.isFinite(rate), "rate", "a positive number", rate);
        require(decay >= 0, "decay", "0 or more", decay);
        require(clip >= 0, "clip", "0 or more", clip);
        require(ar >= 0 && tar >= 0, "ar and tar", "0 or more", Math.min(ar, tar));
        require(few >= 0, "switch", "0 or more", few);
        require(epochs > 0, "epochs", "at least 1", epochs);
        require(fineTuning >= 0, "fine-tune", "0 or more", fineTuning);
    }

    private static void require(boolean holds, String what, String expected, double found) {
        if (!holds) {
            throw new UsageException("recipe: expected " + what + " of " + expected + ", found " + found + ".");
        }
    }

    /** The published recipe for Penn Treebank. Several numbers of epochs were published; this is the one of DATA. */
    public static LanguageRecipe ptb() {
        return new LanguageRecipe(
                850, 64, 35, 20, 20, 8e-7, new DropoutRates(0.1, 0.2, 0.75, 0.25, 0.75), CLIP, 0, 1e-3, 5, EPOCHS, 0);
    }

    /** The published recipe for WikiText-2. */
    public static LanguageRecipe wikitext2() {
        return new LanguageRecipe(
                700, 64, 35, 20, 20, 5e-7, new DropoutRates(0.1, 0.2, 0.75, 0.15, 0.75), CLIP, 0, 1e-3, 5, EPOCHS, 0);
    }

    /** The number of epochs, fine-tuning included. */
    public int allEpochs() {
        return epochs + fineTuning;
    }
}
