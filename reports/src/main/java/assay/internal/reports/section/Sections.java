package assay.internal.reports.section;

import assay.internal.reports.behaviour.BehaviourSection;
import assay.internal.reports.headline.CostSection;
import assay.internal.reports.headline.HeadlineSection;
import assay.internal.reports.headline.StripSection;
import assay.internal.reports.page.Section;
import assay.internal.reports.section.trained.PerplexitySection;
import assay.internal.reports.section.trained.RetrainedSection;
import assay.internal.reports.study.Significance;
import assay.internal.reports.study.Study;
import assay.internal.reports.trajectory.TrajectorySection;
import java.util.List;
import java.util.stream.Stream;

/** The list of all sections, in their order on the page. */
public final class Sections {
    private Sections() {}

    /** The sections that fit the study. */
    public static List<Section> of(Study study) {
        List<Significance> significance =
                study.tests().stream().map(m -> Significance.of(study, m)).toList();
        return Stream.of(
                        new HeadlineSection(study, significance),
                        new AccuracySection(study),
                        new RetrainedSection(study),
                        new PerplexitySection(study),
                        new SummarySection(),
                        new JudgedSection(study),
                        new StripSection(study),
                        new RivalSection(study),
                        new ChanceSection(study),
                        new SignificanceSection(study, significance),
                        new TrajectorySection(study),
                        new RepeatSection(study),
                        new SelectionSection(study),
                        new AlongSection(study),
                        new ProxySection(study),
                        new BeliefSection(study),
                        new ParetoSection(study),
                        new CellSection(study),
                        new DiagnosticsSection(study),
                        new BehaviourSection(study),
                        new DrawnSection(study),
                        new CostSection(study),
                        new MissingSection(study),
                        new TraceSection(study),
                        new FilesSection())
                .filter(s -> s.suits(study))
                .toList();
    }
}
