package assay.internal.reports.section;

import assay.core.run.EpochRecord;
import assay.core.run.RunRecord;
import assay.core.run.Sample;
import assay.internal.reports.document.Block.Cell;
import assay.internal.reports.document.Block.Grid;
import assay.internal.reports.document.Block.Row;
import assay.internal.reports.number.Sheet;
import assay.internal.reports.page.Grids;
import assay.internal.reports.page.Page;
import assay.internal.reports.page.Section;
import assay.internal.reports.study.ChosenEpoch;
import assay.internal.reports.study.Measure;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.Study.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What methods gain that answer with the epoch that their search prefers itself. */
final class AlongSection implements Section {
    private static final String NOTE =
            "The search chose among the architectures that it had after its epochs, by its own loss or by a proxy, without the"
                    + " table. Epoch: whose architecture was chosen, seed by seed. Last: what the search would have answered"
                    + " without this. Best: what a perfect choice would have answered.";

    private final Study study;
    private final List<Method> methods;
    private final Sheet sheet = new Sheet(
            "along",
            "The epoch whose architecture each run answered with, and what its last and its best epoch would have given",
            Sheet.text("method"),
            Sheet.whole("seed"),
            Sheet.whole("epochs"),
            Sheet.whole("chosen_epoch"),
            Sheet.number("score"),
            Sheet.text("dataset"),
            Sheet.text("split"),
            Sheet.number("chosen"),
            Sheet.number("last"),
            Sheet.number("best"));

    AlongSection(Study study) {
        this.study = study;
        this.methods = study.methods().stream().filter(ChosenEpoch::choose).toList();
    }

    @Override
    public void write(Page page) {
        if (methods.isEmpty()) {
            return;
        }
        methods.forEach(this::rows);
        page.folded(
                "Chosen along the search",
                grid(),
                Page.note(NOTE),
                page.origins().samples(methods, "tables/along.csv"));
        page.table(sheet);
    }

    private Grid grid() {
        List<Row> rows = new ArrayList<>();
        for (Method m : methods) {
            for (Measure measure : study.tests()) {
                boolean first = measure.equals(study.tests().get(0));
                Stream<String> texts = Stream.concat(
                        Stream.of(first ? m.name() : "", measure.label(), first ? epochs(m) : ""),
                        Stream.of(
                                        study.accuracies(m.runs().stream().map(RunRecord::chosen), measure),
                                        study.accuracies(m.runs().stream().map(r -> last(r).incumbent()), measure),
                                        m.runs().stream()
                                                .map(r -> best(r, measure))
                                                .flatMapToDouble(OptionalDouble::stream)
                                                .toArray())
                                .map(measure.digits()::meanStd));
                rows.add(Row.of(texts.map(Cell::of).toList()));
            }
        }
        return new Grid(
                "True value: mean ± standard deviation over seeds.",
                Grids.columns(List.of("method", "measure"), "epoch", "chosen", "last", "best"),
                rows);
    }

    /** {@code 9, 12, 4 of 50}. */
    private static String epochs(Method m) {
        String chosen = m.runs().stream().map(r -> Integer.toString(epoch(r))).collect(Collectors.joining(", "));
        int most = m.runs().stream().mapToInt(r -> last(r).epoch()).max().orElse(0);
        return chosen + " of " + most;
    }

    private static int epoch(RunRecord run) {
        return ChosenEpoch.of(run).orElseThrow().epoch();
    }

    private static EpochRecord last(RunRecord run) {
        return run.epochs().get(run.epochs().size() - 1);
    }

    /** The best of the epochs in which the architecture learnt. */
    private OptionalDouble best(RunRecord run, Measure measure) {
        return Arrays.stream(study.accuracies(
                        run.samples().stream()
                                .filter(s -> s.score().isPresent())
                                .map(Sample::arch),
                        measure))
                .boxed()
                .max(Comparator.comparingDouble(measure::worth))
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }

    private void rows(Method m) {
        for (RunRecord run : m.runs()) {
            int at = IntStream.range(0, run.epochs().size())
                    .filter(e -> run.epochs().get(e).epoch() == epoch(run))
                    .findFirst()
                    .orElseThrow();
            for (Measure measure : study.tests()) {
                sheet.row(
                        m.name(),
                        run.seed(),
                        last(run).epoch(),
                        epoch(run),
                        run.samples().get(at).score().orElse(Double.NaN),
                        measure.dataset().key(),
                        measure.split().key(),
                        study.accuracy(run.chosen(), measure).orElse(Double.NaN),
                        study.accuracy(last(run).incumbent(), measure).orElse(Double.NaN),
                        best(run, measure).orElse(Double.NaN));
            }
        }
    }
}
