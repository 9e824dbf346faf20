package assay.internal.reports.section;

import assay.internal.reports.document.Block.Cell;
import assay.internal.reports.document.Block.Grid;
import assay.internal.reports.document.Block.Kind;
import assay.internal.reports.document.Block.Row;
import assay.internal.reports.number.Format;
import assay.internal.reports.study.Measure;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.Study.Method;
import assay.internal.reports.study.TableValues;
import assay.internal.reports.table.MeasureTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How far the chosen cells are below the best, as a table for papers. */
final class RegretTable {
    private final Study study;
    private final MeasureTable table;

    RegretTable(Study study) {
        this.study = study;
        this.table = new MeasureTable(study);
    }

    /** Optimum minus found. */
    Grid grid() {
        List<Row> rows = study.methods().stream()
                .map(m -> table.row(
                        Kind.MAIN,
                        m.name(),
                        table.count(m),
                        measure -> new Cell(
                                study.landscape(measure)
                                        .map(l -> measure.digits().meanStd(regret(m, measure, l)))
                                        .orElse(Format.NOTHING),
                                table.isBest(m, measure))))
                .collect(Collectors.toCollection(ArrayList::new));
        rows.add(table.row(
                Kind.REFERENCE,
                study.population().averageRow(),
                "",
                m -> Cell.of(study.landscape(m)
                        .map(l -> m.digits().number(l.distance(l.mean())))
                        .orElse(Format.NOTHING))));
        String below = study.below().substring(0, 1).toUpperCase(Locale.ROOT)
                + study.below().substring(1);
        return new Grid(
                study.byClass()
                        ? below + " the best class of the table, each cell with the mean of its class: mean ± standard"
                                + " deviation over seeds."
                        : below + " the best cell of the table: mean ± standard deviation over seeds.",
                table.columns(),
                rows);
    }

    /** The regret of every seed. */
    double[] regret(Method method, Measure measure, TableValues landscape) {
        return method.runs().stream()
                .flatMapToDouble(r -> study.compared(r.chosen(), measure).stream())
                .map(found -> study.byClass() ? landscape.classRegret(found) : landscape.regret(found))
                .toArray();
    }
}
