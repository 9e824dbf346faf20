package assay.internal.supernet.search.step;

import assay.supernet.optim.Cosine;
import java.util.List;

/**
 * How weights are trained, in the same way for all methods of an experiment.
 *
 * @param rate SGD's learning rate, falling by a cosine to {@code rateMin} over {@code epochs}, changed per epoch
 * @param clip largest 2-norm of all weight gradients together (without alpha); 0 for no clipping
 * @param diagnostics what is recorded about the search after its epochs; it changes no result
 */
public record SearchSettings(
        int epochs,
        double rate,
        double rateMin,
        double momentum,
        boolean nesterov,
        double weightDecay,
        double clip,
        List<Diagnostic> diagnostics) {
    public SearchSettings {
        diagnostics = List.copyOf(diagnostics);
        if (epochs < 1) {
            throw new IllegalArgumentException("search: expected at least 1 epoch, found " + epochs + ".");
        }
    }

    /** Settings of a search that records nothing but its losses. */
    public SearchSettings(
            int epochs,
            double rate,
            double rateMin,
            double momentum,
            boolean nesterov,
            double weightDecay,
            double clip) {
        this(epochs, rate, rateMin, momentum, nesterov, weightDecay, clip, List.of());
    }

    public double rateAt(int epoch) {
        return new Cosine(rate, rateMin, epochs).at(epoch);
    }
}
