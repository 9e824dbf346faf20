package assay.internal.reports.section;

import assay.internal.reports.page.Page;
import assay.internal.reports.page.Section;
import assay.internal.reports.study.Study;
import assay.internal.reports.trace.Answers;
import assay.internal.reports.trace.Asked;
import assay.internal.reports.trace.TraceSections;
import java.util.List;

/** Every run, the checklist, how to make the report again, and the origin of everything. */
final class TraceSection implements Section {
    private final Study study;

    TraceSection(Study study) {
        this.study = study;
    }

    @Override
    public boolean suits(Study study) {
        return true;
    }

    @Override
    public void write(Page page) {
        List<Asked> asked = study.measures().stream()
                .map(m -> new Asked(m.dataset(), m.split()))
                .toList();
        Answers answers = (cell, a) -> study.accuracy(cell, study.measures().get(asked.indexOf(a)));
        new TraceSections(study.experiment(), study.background(), asked, answers)
                .blocks()
                .forEach(page::add);
    }
}
