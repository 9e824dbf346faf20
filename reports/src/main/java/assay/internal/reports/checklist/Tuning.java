package assay.internal.reports.checklist;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What it cost to choose the settings of an experiment, before the runs that its report is about.
 *
 * @param runs how many searches were run for it; empty: not told
 * @param hours wall-clock of all of them, hours; empty: not told
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
