package assay.internal.reports.trajectory;

import assay.core.run.RunRecord;
import assay.internal.reports.curve.Bundle;
import assay.internal.reports.curve.Bundle.Clock;
import assay.internal.reports.curve.CurveSheets;
import assay.internal.reports.document.Block.Figure;
import assay.internal.reports.figure.Axis;
import assay.internal.reports.figure.Line;
import assay.internal.reports.figure.LineChart;
import assay.internal.reports.figure.LineChart.Series;
import assay.internal.reports.number.Format;
import assay.internal.reports.number.Slug;
import assay.internal.reports.page.Page;
import assay.internal.reports.study.Blocks;
import assay.internal.reports.study.Measure;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.Study.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Charts of the mean rank of methods among each other, over epochs. */
final class RankCharts {
    private final Study study;
    private final ShownAnswers answers;

    RankCharts(Study study) {
        this.study = study;
        this.answers = new ShownAnswers(study);
    }

    /** Ranks within each common seed of all searching methods, at every common step. */
    Optional<Figure> rank(Page page, Measure measure, Clock clock) {
        List<Method> methods = study.methods().stream()
                .filter(m -> clock.suits(m)
                        && m.runs().stream().anyMatch(r -> !r.epochs().isEmpty()))
                .toList();
        List<List<RunRecord>> blocks = bySeed(methods);
        int epochs = blocks.stream()
                .flatMap(List::stream)
                .mapToInt(r -> r.epochs().size())
                .min()
                .orElse(0);
        if (methods.size() < 2 || epochs < 2) {
            return Optional.empty();
        }
        int step = Math.max(1, epochs / 100);
        int points = (epochs - 1) / step + 1;
        double[] x = new double[points];
        double[][] rank = new double[methods.size()][points];
        for (double[] of : rank) {
            Arrays.fill(of, Double.NaN);
        }
        List<double[][]> values = blocks.stream()
                .map(b -> IntStream.range(0, methods.size())
                        .mapToObj(m -> Arrays.stream(answers.of(methods.get(m), b.get(m), measure, v -> v))
                                .map(measure::worth)
                                .toArray())
                        .toArray(double[][]::new))
                .toList();
        for (int i = 0; i < points; i++) {
            int e = i == points - 1 ? epochs - 1 : i * step; // the last epoch counts
            x[i] = blocks.get(0).get(0).epochs().get(e).epoch();
            int[] present = IntStream.range(0, methods.size())
                    .filter(m -> values.stream().anyMatch(b -> !Double.isNaN(b[m][e])))
                    .toArray();
            List<double[]> ranks = values.stream()
                    .map(b -> IntStream.of(present).mapToDouble(m -> b[m][e]).toArray())
                    .filter(v -> Arrays.stream(v).noneMatch(Double::isNaN))
                    .map(Blocks::ranks)
                    .toList();
            for (int m = 0; m < present.length; m++) {
                int of = m;
                rank[present[m]][i] =
                        ranks.stream().mapToDouble(r -> r[of]).average().orElse(Double.NaN);
            }
        }
        List<Bundle> bundles = new ArrayList<>();
        for (int m = 0; m < methods.size(); m++) {
            bundles.add(new Bundle(methods.get(m), List.of(), x, rank[m], rank[m], rank[m]));
        }
        String name = "rank-" + Slug.of(measure.key()) + clock.suffix();
        page.curve(CurveSheets.of(name, measure.label() + " mean rank", clock.column(), "mean_rank", bundles));
        String seeds = Format.plural(blocks.size(), "seed");
        LineChart chart = new LineChart(
                        measure.label() + ": rank",
                        clock.axis(),
                        Axis.rank("mean rank over " + seeds + " (1 is best)"),
                        true,
                        bundles.stream()
                                .map(b -> new Series(
                                        b.method().name(),
                                        b.method().colour(),
                                        List.of(),
                                        new Line(b.method().name() + ", mean rank over " + seeds, b.x(), b.mean()),
                                        Optional.empty()))
                                .toList(),
                        List.of())
                .with(clock == Clock.EPOCHS ? answers.warmup() : Optional.empty());
        return Optional.of(
                new Figure("epochs-" + name + ".svg", chart.draw(), List.of()).withData("curves/" + name + ".csv"));
    }

    /** For each seed that all methods have with epochs, their runs in the order of the methods. */
    private static List<List<RunRecord>> bySeed(List<Method> methods) {
        List<List<RunRecord>> blocks = new ArrayList<>();
        for (RunRecord first :
                methods.isEmpty() ? List.<RunRecord>of() : methods.get(0).runs()) {
            List<RunRecord> block = methods.stream()
                    .flatMap(m -> m.runs().stream()
                            .filter(r -> r.seed() == first.seed() && !r.epochs().isEmpty())
                            .limit(1))
                    .toList();
            if (block.size() == methods.size()) {
                blocks.add(block);
            }
        }
        return blocks;
    }
}
