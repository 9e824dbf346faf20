package assay.reports.section;

import assay.core.run.RunRecord;
import assay.core.stats.Regret;
import assay.core.stats.Summary;
import assay.reports.document.Block.Cell;
import assay.reports.document.Block.Column;
import assay.reports.document.Block.Grid;
import assay.reports.document.Block.Kind;
import assay.reports.document.Block.Row;
import assay.reports.number.Format;
import assay.reports.study.Measure;
import assay.reports.study.Published;
import assay.reports.study.Selected;
import assay.reports.study.Study;
import assay.reports.study.Study.Method;
import assay.reports.study.TableValues;
import assay.reports.trace.Places;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report's tables over methods and measures. */
final class Tables {
    private final Study study;
    private final Published published;

    Tables(Study study) {
        this.study = study;
        this.published = Published.of(study.population());
    }

    /** Mean and standard deviation per method, the published figures under each, and the references. */
    Grid accuracy() {
        List<Row> rows = new ArrayList<>();
        for (Method m : study.methods()) {
            rows.add(row(
                    Kind.MAIN,
                    m.name(),
                    count(m),
                    measure -> new Cell(
                            Format.meanStd(study.found(m, measure)) + lacking(m, measure), isBest(m, measure))));
            published
                    .of(m.name())
                    .forEach((source, figures) -> rows.add(row(
                            Kind.BESIDE,
                            "published: " + source(source, figures),
                            "",
                            measure -> Cell.of(Published.at(figures, measure)
                                    .map(Published.Figure::text)
                                    .orElse(Format.NOTHING)))));
        }
        rows.add(reference("best cell of the table", TableValues::optimum));
        rows.add(reference(study.population().averageRow(), TableValues::mean));
        return new Grid("True accuracy in percent: mean ± standard deviation over seeds.", columns(), rows);
    }

    /** Says over how many seeds a mean is when it is not over all. */
    private String lacking(Method m, Measure measure) {
        int n = study.found(m, measure).length;
        return n == 0 || n == m.runs().size() ? "" : " (n = " + n + ")";
    }

    private static String source(String source, List<Published.Figure> figures) {
        return source + (figures.stream().allMatch(Published.Figure::verified) ? "" : " (not verified)");
    }

    private Row reference(String name, ToDoubleFunction<TableValues> value) {
        return row(
                Kind.REFERENCE,
                name,
                "",
                m -> Cell.of(study.landscape(m)
                        .map(l -> Format.number(value.applyAsDouble(l)))
                        .orElse(Format.NOTHING)));
    }

    private boolean isBest(Method method, Measure measure) {
        double[] ours = study.found(method, measure);
        return study.methods().size() > 1
                && ours.length > 0
                && study.methods().stream()
                        .map(m -> study.found(m, measure))
                        .filter(f -> f.length > 0)
                        .allMatch(f -> Summary.of(f).mean() <= Summary.of(ours).mean());
    }

    /** Optimum minus found. */
    Grid regret() {
        List<Row> rows = study.methods().stream()
                .map(m -> row(
                        Kind.MAIN,
                        m.name(),
                        count(m),
                        measure -> new Cell(
                                study.landscape(measure)
                                        .map(l -> Format.meanStd(regret(m, measure, l)))
                                        .orElse(Format.NOTHING),
                                isBest(m, measure))))
                .collect(Collectors.toCollection(ArrayList::new));
        rows.add(row(
                Kind.REFERENCE,
                study.population().averageRow(),
                "",
                m -> Cell.of(study.landscape(m)
                        .map(l -> Format.number(l.optimum() - l.mean()))
                        .orElse(Format.NOTHING))));
        return new Grid(
                "Points below the best cell of the table: mean ± standard deviation over seeds.", columns(), rows);
    }

    private double[] regret(Method method, Measure measure, TableValues landscape) {
        double[] found = study.found(method, measure);
        for (int i = 0; i < found.length; i++) {
            found[i] = Regret.of(landscape.optimum(), found[i]);
        }
        return found;
    }

    /** Sampled, argmax and selected side by side, for the methods that select among samples. */
    Grid selection() {
        List<Row> rows = new ArrayList<>();
        for (Method m : selecting()) {
            study.tests().forEach(measure -> rows.add(selection(m, measure)));
        }
        return new Grid(
                "True accuracy in percent: mean ± standard deviation over seeds.",
                SignificanceTables.columns(
                        List.of("method", "measure"),
                        "samples",
                        "mean of samples",
                        "argmax",
                        "selected",
                        "most parameters",
                        "best sample"),
                rows);
    }

    private Row selection(Method m, Measure measure) {
        boolean first = measure.equals(study.tests().get(0));
        Selected s = Selected.of(study, m, measure);
        Stream<String> texts = Stream.concat(
                Stream.of(first ? m.name() : "", measure.label(), range(m, r -> r.samples()
                        .size())),
                Stream.of(s.sampled(), s.argmax(), s.selected(), s.largest(), s.bestSampled())
                        .map(Format::meanStd));
        return Row.of(texts.map(Cell::of).toList());
    }

    /** The methods that have samples. */
    List<Method> selecting() {
        return study.methods().stream()
                .filter(m -> m.runs().stream().anyMatch(r -> !r.samples().isEmpty()))
                .toList();
    }

    static String range(Method m, Function<RunRecord, Integer> size) {
        int low = m.runs().stream().map(size).min(Integer::compare).orElseThrow();
        int high = m.runs().stream().map(size).max(Integer::compare).orElseThrow();
        return low == high ? Format.count(low) : Format.count(low) + " – " + Format.count(high);
    }

    private static String count(Method m) {
        return Integer.toString(m.runs().size());
    }

    /** The columns of the tables that have one number per measure. */
    private List<Column> columns() {
        return Stream.concat(
                        SignificanceTables.columns(List.of("method"), "n").stream(),
                        study.measures().stream()
                                .map(m -> new Column(m.family(), m.split().key(), true)))
                .toList();
    }

    private Row row(Kind kind, String name, String count, Function<Measure, Cell> cell) {
        Stream<Cell> head = Stream.of(Cell.of(name), Cell.of(count));
        boolean method = study.methods().stream().anyMatch(m -> m.name().equals(name));
        Stream<Cell> numbers = study.measures().stream()
                .map(cell)
                .map(c -> method && !c.text().isEmpty() ? c.linkTo(Places.method(name)) : c);
        return new Row(kind, Stream.concat(head, numbers).toList());
    }
}
