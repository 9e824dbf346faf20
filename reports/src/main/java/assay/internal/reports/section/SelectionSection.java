package assay.internal.reports.section;

import assay.internal.reports.document.Block.Cell;
import assay.internal.reports.document.Block.Grid;
import assay.internal.reports.document.Block.Row;
import assay.internal.reports.number.Format;
import assay.internal.reports.page.Grids;
import assay.internal.reports.page.Page;
import assay.internal.reports.page.Section;
import assay.internal.reports.study.ChosenEpoch;
import assay.internal.reports.study.Measure;
import assay.internal.reports.study.Selected;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.Study.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The gain of selecting among samples, for methods that do this. */
final class SelectionSection implements Section {
    private static final String SELECTION = "Mean of samples: the cells among which the selection chose. Argmax: the "
            + "search's incumbent after its last epoch, the answer without selection. Most parameters: what "
            + "choosing by the parameter count, the honest baseline of any proxy, would have given. Best sample: what a perfect "
            + "selection would have chosen. The same selection from uniformly random cells (zero-cost) is the fair rival.";

    private final Study study;
    private final List<Method> methods;

    SelectionSection(Study study) {
        this.study = study;
        this.methods = study.methods().stream()
                .filter(m -> m.runs().stream().anyMatch(r -> !r.samples().isEmpty()))
                .filter(m -> !ChosenEpoch.choose(m))
                .toList();
    }

    /** For judged runs there is {@link BeliefSection} instead. */
    @Override
    public boolean suits(Study of) {
        return Section.super.suits(of) && !of.experiment().isJudged();
    }

    @Override
    public void write(Page page) {
        if (!methods.isEmpty()) {
            page.folded(
                    "Selection among samples",
                    selection(),
                    Page.note(SELECTION),
                    page.origins().samples(methods));
        }
    }

    /** Sampled, argmax and selected side by side, for the methods that select among samples. */
    private Grid selection() {
        List<Row> rows = new ArrayList<>();
        for (Method m : methods) {
            study.tests().forEach(measure -> rows.add(selection(m, measure)));
        }
        return new Grid(
                "True accuracy in percent: mean ± standard deviation over seeds.",
                Grids.columns(
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
                Stream.of(
                        first ? m.name() : "",
                        measure.label(),
                        Format.span(m.runs().stream().mapToInt(r -> r.samples().size()))),
                Stream.of(s.sampled(), s.argmax(), s.selected(), s.largest(), s.bestSampled())
                        .map(measure.digits()::meanStd));
        return Row.of(texts.map(Cell::of).toList());
    }
}
