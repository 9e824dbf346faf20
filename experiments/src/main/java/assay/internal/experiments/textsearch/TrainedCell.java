package assay.internal.experiments.textsearch;

import assay.core.space.recurrent.GenotypeRecurrent;

/**
 * The language model of a cell, trained and measured at its best epoch.
 *
 * @param best the epoch with the lowest validation loss, whose weights were measured
 * @param valid perplexity of the validation text, the mean over all predicted words
 * @param test of the test text, likewise
 * @param testReleased as the published programs print it: see {@code LanguageQuality}
 * @param multiplyAdds of one word
 */
record TrainedCell(
        GenotypeRecurrent cell,
        long seed,
        int best,
        double valid,
        double test,
        double testReleased,
        long params,
        long multiplyAdds,
        double seconds) {}
