package assay.internal.supernet.search.step;

import java.util.Map;

/**
 * Something that is measured about a search between two epochs. It draws from its own streams and leaves the search unchanged,
 * so measuring changes no result.
 */
public interface Diagnostic {
    /** Epochs from one measurement to the next. */
    default int every() {
        return 1;
    }

    /** Whether it is measured after this epoch (from 1): regularly, and after the last one. */
    default boolean due(int epoch, int epochs) {
        return epoch % every() == 0 || epoch == epochs;
    }

    /** Adds its numbers, under the names that {@link assay.core.run.EpochRecord} lists. */
    void measure(Inspection now, Map<String, Double> into);
}
