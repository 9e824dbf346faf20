package assay.internal.reports.trajectory;

import assay.core.run.EpochRecord;
import assay.internal.reports.curve.Bundle;
import assay.internal.reports.curve.Bundle.Clock;
import assay.internal.reports.curve.CurveSheets;
import assay.internal.reports.document.Block.Figure;
import assay.internal.reports.figure.Axis;
import assay.internal.reports.figure.Line;
import assay.internal.reports.figure.LineChart;
import assay.internal.reports.figure.LineChart.Reference;
import assay.internal.reports.figure.LineChart.Series;
import assay.internal.reports.number.Slug;
import assay.internal.reports.page.Page;
import assay.internal.reports.study.Measure;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.Study.Method;
import assay.internal.reports.study.TableValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Charts of what searches would answer, over epochs and times: its accuracy, or its regret. */
final class ValueCharts {
    private static final String REGRET = "regret";

    private static final String CHANCE = "random search (exact)";

    /** The number of points of the line for random search. */
    private static final int MOST_POINTS = 200;

    private final Study study;
    private final ShownAnswers answers;

    ValueCharts(Study study) {
        this.study = study;
        this.answers = new ShownAnswers(study);
    }

    /**
     * The chart of one measure; empty if no method has a value on this axis.
     *
     * @param page gets the curves as a sheet
     */
    Optional<Figure> accuracy(Page page, Measure measure, Clock clock) {
        return chart(page, measure.metric().key(), measure, clock);
    }

    /** The same of the regret; empty if the table has no cell for the measure. */
    Optional<Figure> regret(Page page, Measure measure, Clock clock) {
        return study.landscape(measure).isEmpty() ? Optional.empty() : chart(page, REGRET, measure, clock);
    }

    private Optional<Figure> chart(Page page, String what, Measure measure, Clock clock) {
        boolean regret = what.equals(REGRET);
        DoubleUnaryOperator shown = regret ? study.landscape(measure).orElseThrow()::distance : v -> v;
        List<Bundle> bundles = study.methods().stream()
                .filter(clock::suits)
                .map(m -> Bundle.of(m, clock, run -> answers.of(m, run, measure, shown)))
                .filter(b -> !b.seeds().isEmpty())
                .toList();
        if (bundles.isEmpty() || bundles.stream().allMatch(b -> b.x().length == 0)) {
            return Optional.empty();
        }
        String name = what + "-" + (measure.isTest() ? "" : "valid-") + Slug.of(measure.key()) + "-"
                + clock.column().replace("_s", "");
        String unit = regret ? measure.regretAxis() : measure.valueAxis();
        page.curve(CurveSheets.of(
                name,
                measure.label() + " " + unit,
                clock.column(),
                regret ? measure.regretColumn() : measure.column(),
                bundles));
        LineChart chart = new LineChart(
                        measure.label() + (regret ? ": regret" : ": " + measure.quantity()),
                        clock.axis(),
                        regret ? Axis.log(measure.label() + ' ' + unit) : Axis.linear(measure.label() + ' ' + unit),
                        true,
                        Stream.concat(
                                        bundles.stream().map(Bundle::series),
                                        chance(measure, clock, bundles, regret).stream())
                                .toList(),
                        references(measure, regret))
                .with(clock == Clock.EPOCHS ? answers.warmup() : Optional.empty());
        return Optional.of(
                new Figure("epochs-" + name + ".svg", chart.draw(), List.of()).withData("curves/" + name + ".csv"));
    }

    /** Random search over the same steps, if every step of every run is one more evaluation. */
    private Optional<Series> chance(Measure measure, Clock clock, List<Bundle> bundles, boolean regret) {
        List<EpochRecord> all = bundles.stream()
                .flatMap(b -> b.method().runs().stream())
                .flatMap(r -> r.epochs().stream())
                .toList();
        boolean counts = all.stream()
                .allMatch(e -> e.epoch() > 0
                        && Double.valueOf(e.epoch()).equals(e.diagnostics().get(EpochRecord.EVALUATIONS)));
        if (clock != Clock.STEPS || !measure.isTest() || !counts) {
            return Optional.empty();
        }
        return study.rivals(measure).flatMap(r -> r.searched().map(s -> {
            int last = all.stream().mapToInt(EpochRecord::epoch).max().orElse(1);
            double[] x = IntStream.range(0, Math.min(MOST_POINTS, last))
                    .mapToDouble(i -> last <= MOST_POINTS ? i + 1 : Math.rint(Math.pow(last, i / (MOST_POINTS - 1.0))))
                    .distinct()
                    .toArray();
            TableValues table = study.landscape(measure).orElseThrow();
            double[] y = Arrays.stream(x)
                    .map(n -> regret ? table.distance(s.mean((long) n)) : s.mean((long) n))
                    .toArray();
            List<String> names =
                    new ArrayList<>(study.methods().stream().map(Method::name).toList());
            names.add(CHANCE);
            int colour = Study.colours(names)[names.size() - 1];
            return new Series(CHANCE, colour, List.of(), new Line(CHANCE, x, y), Optional.empty());
        }));
    }

    private List<Reference> references(Measure measure, boolean regret) {
        return study.landscape(measure)
                .map(l -> regret
                        ? List.of(new Reference("average", l.distance(l.mean()), false))
                        : List.of(new Reference("best", l.optimum(), true), new Reference("average", l.mean(), false)))
                .orElse(List.of());
    }
}
