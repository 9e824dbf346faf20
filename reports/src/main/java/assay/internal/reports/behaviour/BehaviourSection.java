package assay.internal.reports.behaviour;

import assay.core.run.EpochRecord;
import assay.internal.reports.page.Page;
import assay.internal.reports.page.Section;
import assay.internal.reports.study.Study;
import java.util.Set;

/** The figures of this package, behind the curves of single quantities. */
public final class BehaviourSection implements Section {
    private static final Set<String> OWN = Set.of(
            EpochRecord.LOSS_AT_MEAN, EpochRecord.LOSS_RISE, EpochRecord.LOSS_RISE_ERROR, EpochRecord.CURVATURE_TERM);

    private final Study study;

    /** @param study the experiment with its truth */
    public BehaviourSection(Study study) {
        this.study = study;
    }

    /** Whether a diagnostic is drawn here, and needs no curve of its own. */
    public static boolean draws(String diagnostic) {
        return OWN.contains(diagnostic);
    }

    @Override
    public boolean suits(Study of) {
        return !of.experiment().runs().isEmpty() && !of.experiment().isJudged();
    }

    @Override
    public void write(Page page) {
        new SettingSweep(study).write(page);
        new LossRise(study).write(page);
        Taken.of(study.experiment().space()).ifPresent(taken -> {
            new Evolution(study, taken).write(page);
            new Derived(study, taken).write(page);
        });
    }
}
