package assay.internal.reports.section;

import assay.internal.reports.document.Block.Bullets;
import assay.internal.reports.page.Page;
import assay.internal.reports.page.Section;
import assay.internal.reports.study.Study;

/** The results in sentences, as the first screen collected them. */
final class SummarySection implements Section {
    @Override
    public boolean suits(Study study) {
        return !study.experiment().runs().isEmpty();
    }

    @Override
    public void write(Page page) {
        page.folded("In words", new Bullets(page.summary()));
        page.add(page.origins().everySplit("results.csv", "tables/methods.csv", "tables/pairs.csv"));
    }
}
