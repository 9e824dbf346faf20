package assay.internal.reports.section;

import assay.internal.reports.page.Page;
import assay.internal.reports.study.Descriptions;
import assay.internal.reports.study.Study;

/** The methods described by all the numbers that a reviewer asks for. */
final class DescriptionSection implements Section {
    private final Study study;

    DescriptionSection(Study study) {
        this.study = study;
    }

    @Override
    public boolean suits(Study study) {
        return !study.experiment().runs().isEmpty();
    }

    @Override
    public void write(Page page) {
        Descriptions descriptions = new Descriptions(study);
        if (study.population().hasTable()) {
            page.section("In full", descriptions.grid(), page.origins().chosen("tables/methods.csv"));
        }
        page.table(descriptions.sheet());
    }
}
