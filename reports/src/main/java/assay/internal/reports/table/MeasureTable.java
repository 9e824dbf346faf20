package assay.internal.reports.table;

import assay.internal.reports.document.Block.Cell;
import assay.internal.reports.document.Block.Column;
import assay.internal.reports.document.Block.Kind;
import assay.internal.reports.document.Block.Row;
import assay.internal.reports.number.Format;
import assay.internal.reports.page.Grids;
import assay.internal.reports.study.Measure;
import assay.internal.reports.study.Significance;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.Study.Method;
import assay.internal.reports.study.TableValues;
import assay.internal.reports.trace.Places;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** A table with a row for each method and one number for each measure. */
public final class MeasureTable {
    private final Study study;
    private final Map<Measure, Optional<Method>> best = new HashMap<>();

    public MeasureTable(Study study) {
        this.study = study;
    }

    /** The columns. */
    public List<Column> columns() {
        return Stream.concat(
                        Grids.columns(List.of("method"), "n").stream(),
                        study.measures().stream()
                                .map(m -> new Column(m.family(), m.split().key(), true)))
                .toList();
    }

    /** A row; its numbers lead to the runs of the method. */
    public Row row(Kind kind, String name, String count, Function<Measure, Cell> cell) {
        Stream<Cell> head = Stream.of(Cell.of(name), Cell.of(count));
        boolean method = study.methods().stream().anyMatch(m -> m.name().equals(name));
        Stream<Cell> numbers = study.measures().stream()
                .map(cell)
                .map(c -> method && !c.text().isEmpty() ? c.linkTo(Places.method(name)) : c);
        return new Row(kind, Stream.concat(head, numbers).toList());
    }

    /** A row with numbers of the table, for comparison. */
    public Row reference(String name, ToDoubleFunction<TableValues> value) {
        return row(
                Kind.REFERENCE,
                name,
                "",
                m -> Cell.of(study.landscape(m)
                        .map(l -> m.digits().number(value.applyAsDouble(l)))
                        .orElse(Format.NOTHING)));
    }

    /** Whether it has the best mean and the tests show a difference to every other method. */
    public boolean isBest(Method method, Measure measure) {
        return best.computeIfAbsent(measure, m -> Significance.bestBeyondDoubt(study, m))
                .filter(method::equals)
                .isPresent();
    }

    public String count(Method m) {
        return Format.of(m.runs().size(), study.begun(m));
    }
}
