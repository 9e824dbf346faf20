package assay.supernet.search.extra;

import java.util.Locale;

/** The batch from which the architecture learns. */
public enum Level {
    /** A validation batch, with weights that learn from training batches: DARTS. */
    BILEVEL,
    /** The batch from which the weights learn, so that both minimise one loss: SNAS, DSNAS, GAEA's ERM. */
    SINGLE;

    /** Its name in experiment files. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
