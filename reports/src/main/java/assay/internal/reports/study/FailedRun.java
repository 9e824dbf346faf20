package assay.internal.reports.study;

import assay.core.run.Experiment;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A run that gave no answer.
 *
 * @param method its name
 * @param run method and seed, for people: {@code drnas, seed 1}
 * @param why what happened, as it was recorded
 */
public record FailedRun(String method, String run, String why) {
    private static final String SEED = ", seed ";
    private static final Pattern NUMBER = Pattern.compile(SEED + "(-?[0-9]{1,18})$");

    /** The seed of the run; 0 if the record does not have it. */
    public long seed() {
        Matcher seed = NUMBER.matcher(run);
        return seed.find() ? Long.parseLong(seed.group(1)) : 0;
    }

    /** The failed runs in the provenance. */
    public static List<FailedRun> of(Experiment experiment) {
        List<FailedRun> all = new ArrayList<>();
        experiment.provenance().forEach((what, why) -> {
            if (what.startsWith(Experiment.FAILED)) {
                String run = what.substring(Experiment.FAILED.length());
                int seed = run.lastIndexOf(SEED);
                all.add(new FailedRun(seed < 0 ? run : run.substring(0, seed), run, why));
            }
        });
        return List.copyOf(all);
    }
}
