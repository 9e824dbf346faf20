package assay.internal.experiments.work;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An experiment whose jobs are done in parts, on one machine or several, each part into a folder of its own, and then merged.
 *
 * @param into the folder of this part's finished jobs; empty for a whole experiment, whose jobs are in {@code ASSAY_HOME}
 * @param from the folders of parts, to be merged: nothing is computed
 */
public record WorkParts(Optional<Path> into, List<Path> from) {
    /** A whole experiment. */
    public static final WorkParts NONE = new WorkParts(Optional.empty(), List.of());

    public WorkParts {
        from = List.copyOf(from);
    }

    public boolean isMerge() {
        return !from.isEmpty();
    }
}
