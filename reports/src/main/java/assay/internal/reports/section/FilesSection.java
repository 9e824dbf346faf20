package assay.internal.reports.section;

import assay.internal.reports.document.Block.Grid;
import assay.internal.reports.document.Block.Row;
import assay.internal.reports.page.Grids;
import assay.internal.reports.page.Page;
import assay.internal.reports.page.Section;
import assay.internal.reports.study.Study;
import java.util.ArrayList;
import java.util.List;

/** The files beside the page. This is the last section, because it lists the files of all others. */
final class FilesSection implements Section {
    @Override
    public boolean suits(Study study) {
        return true;
    }

    @Override
    public void write(Page page) {
        if (page.tables().isEmpty()) {
            return;
        }
        List<Row> rows = new ArrayList<>();
        rows.add(Grids.row("results.csv, results.json", "Every run on every data set and split, with its cell"));
        page.tables().forEach(s -> rows.add(Grids.row("tables/" + s.name() + ".csv, .json", s.what())));
        page.curves().forEach(s -> rows.add(Grids.row("curves/" + s.name() + ".csv, .json", s.what())));
        Grid grid = new Grid(
                "Written beside this page, all digits.", Grids.columns(List.of("file", "what it holds")), rows);
        page.folded("The numbers as files", grid);
    }
}
