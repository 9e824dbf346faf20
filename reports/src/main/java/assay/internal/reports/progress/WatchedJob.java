package assay.internal.reports.progress;

import assay.core.run.EpochRecord;
import java.util.List;

/**
 * A job of a run in progress.
 *
 * @param id {@code darts-seed0}
 * @param state in words: {@code epoch 3/25}, {@code done}
 * @param epochs of its search so far; if it continues from a checkpoint, those since then
 */
public record WatchedJob(String id, String state, List<EpochRecord> epochs) {
    public WatchedJob {
        epochs = List.copyOf(epochs);
    }

    /** The id without the seed. */
    String method() {
        return id.replaceFirst("-seed-?\\d+$", "");
    }
}
