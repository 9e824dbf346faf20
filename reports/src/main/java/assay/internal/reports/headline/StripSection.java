package assay.internal.reports.headline;

import assay.internal.reports.page.Page;
import assay.internal.reports.page.Section;
import assay.internal.reports.study.Descriptions;
import assay.internal.reports.study.Measure;
import assay.internal.reports.study.Study;
import java.util.List;

/** Every seed compared with the whole table, on all data sets except the one at the beginning of the page. */
public final class StripSection implements Section {
    private final Study study;

    public StripSection(Study study) {
        this.study = study;
    }

    @Override
    public boolean suits(Study of) {
        return Section.super.suits(of)
                && others(of).stream().anyMatch(m -> of.landscape(m).isPresent());
    }

    private static List<Measure> others(Study study) {
        return study.tests().stream().skip(1).toList();
    }

    @Override
    public void write(Page page) {
        page.section("Every seed on the other data sets");
        Strips strips = new Strips(study, new Descriptions(study));
        for (Measure measure : others(study)) {
            if (study.landscape(measure).isPresent()) {
                page.add(strips.of(measure));
            }
        }
        page.add(page.origins().chosen("results.csv"));
    }
}
