package assay.reports.section;

import assay.core.stats.Regret;
import assay.reports.document.Block.Cell;
import assay.reports.document.Block.Grid;
import assay.reports.document.Block.Kind;
import assay.reports.document.Block.Row;
import assay.reports.number.Format;
import assay.reports.page.Page;
import assay.reports.study.Measure;
import assay.reports.study.Study;
import assay.reports.study.Study.Method;
import assay.reports.study.TableValues;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How far the chosen cells are below the best. */
final class RegretSection implements Section {
    private final Study study;
    private final MeasureTable table;

    RegretSection(Study study) {
        this.study = study;
        this.table = new MeasureTable(study);
    }

    @Override
    public void write(Page page) {
        page.section("Regret", regret(), page.origins().everySplit("results.csv", "tables/methods.csv"));
    }

    /** Optimum minus found. */
    private Grid regret() {
        List<Row> rows = study.methods().stream()
                .map(m -> table.row(
                        Kind.MAIN,
                        m.name(),
                        table.count(m),
                        measure -> new Cell(
                                study.landscape(measure)
                                        .map(l -> Format.meanStd(regret(m, measure, l)))
                                        .orElse(Format.NOTHING),
                                table.isBest(m, measure))))
                .collect(Collectors.toCollection(ArrayList::new));
        rows.add(table.row(
                Kind.REFERENCE,
                study.population().averageRow(),
                "",
                m -> Cell.of(study.landscape(m)
                        .map(l -> Format.number(l.optimum() - l.mean()))
                        .orElse(Format.NOTHING))));
        return new Grid(
                "Points below the best cell of the table: mean ± standard deviation over seeds.",
                table.columns(),
                rows);
    }

    private double[] regret(Method method, Measure measure, TableValues landscape) {
        double[] found = study.found(method, measure);
        for (int i = 0; i < found.length; i++) {
            found[i] = Regret.of(landscape.optimum(), found[i]);
        }
        return found;
    }
}
