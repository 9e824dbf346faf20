package assay.internal.reports.section;

import assay.internal.reports.document.Block.Bullets;
import assay.internal.reports.page.Page;
import assay.internal.reports.study.Significance;
import assay.internal.reports.study.Study;
import java.util.List;

/** What came out, in sentences. */
final class SummarySection implements Section {
    private final Study study;
    private final List<Significance> significance;

    SummarySection(Study study, List<Significance> significance) {
        this.study = study;
        this.significance = significance;
    }

    @Override
    public boolean suits(Study study) {
        return true;
    }

    @Override
    public void write(Page page) {
        page.summary(new Prose(study, significance).sentences());
        page.section("Summary", new Bullets(page.summary()));
        if (!study.experiment().runs().isEmpty()) {
            page.add(page.origins().everySplit("results.csv", "tables/methods.csv", "tables/pairs.csv"));
        }
    }
}
