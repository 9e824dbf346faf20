package assay.internal.reports.checklist;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The cost of choosing the settings of an experiment, before the runs in its report.
 *
 * @param runs how many searches were run for it; empty if not known
 * @param hours wall-clock of all of them, hours; empty if not known
 * @param note how it was done; may be empty
 */
public record Tuning(OptionalInt runs, OptionalDouble hours, String note) {
    /** {@code 12 runs, 3.5 hours: by hand on seed 0}. */
    public String words() {
        StringBuilder words = new StringBuilder();
        runs.ifPresent(n -> words.append(n).append(n == 1 ? " run" : " runs"));
        hours.ifPresent(h -> words.append(words.isEmpty() ? "" : ", ").append(h).append(h == 1 ? " hour" : " hours"));
        return words + (note.isEmpty() ? "" : (words.isEmpty() ? "" : ": ") + note);
    }
}
