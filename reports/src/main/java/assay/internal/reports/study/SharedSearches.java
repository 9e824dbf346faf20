package assay.internal.reports.study;

import assay.core.run.EpochRecord;
import assay.core.run.RunRecord;
import assay.core.space.Genotype;
import assay.internal.reports.study.Study.Method;
import java.util.List;

/**
 * Searches that two methods share: BaLeNAS-TF uses the search of BaLeNAS. A chart with both would draw one line on top of the
 * other.
 */
public final class SharedSearches {
    private final Study study;

    public SharedSearches(Study study) {
        this.study = study;
    }

    /** Whether a run only selects after a search that a run of another method shows. */
    public boolean isShownElsewhere(Method method, RunRecord run) {
        return !run.samples().isEmpty()
                && study.methods().stream()
                        .filter(m -> !m.equals(method))
                        .flatMap(m -> m.runs().stream())
                        .filter(r -> r.seed() == run.seed() && r.samples().isEmpty())
                        .anyMatch(r -> incumbents(r).equals(incumbents(run)));
    }

    /** Whether this holds for all its runs. */
    public boolean isShownElsewhere(Method method) {
        return method.runs().stream().allMatch(r -> isShownElsewhere(method, r));
    }

    private static List<Genotype> incumbents(RunRecord run) {
        return run.epochs().stream().map(EpochRecord::incumbent).toList();
    }
}
