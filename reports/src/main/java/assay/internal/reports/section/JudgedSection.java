package assay.internal.reports.section;

import assay.internal.reports.document.Block.Bullets;
import assay.internal.reports.page.Page;
import assay.internal.reports.page.Section;
import assay.internal.reports.study.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The input of a judgement: files, rows, what counts as an answer, and what was left out. */
final class JudgedSection implements Section {
    private final Study study;

    JudgedSection(Study study) {
        this.study = study;
    }

    @Override
    public boolean suits(Study of) {
        return of.experiment().isJudged();
    }

    @Override
    public void write(Page page) {
        Map<String, String> facts = study.experiment().provenance();
        List<String> items = new ArrayList<>();
        facts.forEach((key, value) -> {
            if (key.matches("judged rows|file \\d+|answer|rows left out|not in the table|author says: .*")) {
                items.add(key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1) + ": " + value + ".");
            }
        });
        page.section(
                "What was judged",
                new Bullets(items),
                Page.note("The runs were made elsewhere; Assay knows of them what these rows tell, and judges what they"
                        + " answered. Times are as the rows tell them."));
    }
}
