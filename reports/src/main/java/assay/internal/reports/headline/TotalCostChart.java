package assay.internal.reports.headline;

import assay.core.run.RunRecord;
import assay.internal.reports.document.Block.Figure;
import assay.internal.reports.figure.Axis;
import assay.internal.reports.figure.Cloud;
import assay.internal.reports.figure.ScatterChart;
import assay.internal.reports.number.Format;
import assay.internal.reports.number.Slug;
import assay.internal.reports.study.Measure;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.Study.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The final accuracy or perplexity of every run, over the whole cost of finding it on a logarithmic axis. A method with many
 * runs is one point, their mean.
 */
final class TotalCostChart {
    /** Up to this many runs of a method are separate points. */
    private static final int MOST_POINTS = 20;

    private final Study study;

    TotalCostChart(Study study) {
        this.study = study;
    }

    /** Empty if no run has both. */
    Optional<Figure> of(Measure measure) {
        List<Cloud> clouds = study.methods().stream()
                .map(m -> cloud(m, measure))
                .filter(c -> c.x().length > 0)
                .toList();
        return clouds.isEmpty()
                ? Optional.empty()
                : Optional.of(new Figure(
                                "total-cost-" + Slug.of(measure.key()) + ".svg",
                                new ScatterChart(
                                                measure.label() + " against total cost",
                                                "",
                                                Axis.log("seconds of a run, " + clock()),
                                                Axis.linear(measure.axis()),
                                                clouds)
                                        .draw(),
                                List.of())
                        .withData("tables/cost.csv"));
    }

    /** Which clock the time is from. */
    private String clock() {
        if (study.experiment().isJudged()) {
            return "as the rows tell";
        }
        List<RunRecord> runs =
                study.methods().stream().flatMap(m -> m.runs().stream()).toList();
        long simulated =
                runs.stream().filter(r -> Costs.simulated(r).isPresent()).count();
        return simulated == 0 ? "by the clock" : simulated == runs.size() ? "simulated" : "simulated or by the clock";
    }

    private Cloud cloud(Method method, Measure measure) {
        List<double[]> points = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (RunRecord run : method.runs()) {
            OptionalDouble cost = Costs.total(run);
            OptionalDouble accuracy = study.accuracy(run.chosen(), measure);
            if (cost.isPresent() && accuracy.isPresent()) {
                points.add(new double[] {cost.getAsDouble(), accuracy.getAsDouble()});
                labels.add(method.name() + ", seed " + run.seed() + ": " + Format.duration(cost.getAsDouble()) + ", "
                        + measure.withUnit(measure.digits().number(accuracy.getAsDouble())));
            }
        }
        return points.size() > MOST_POINTS ? mean(method, points, measure) : cloud(method, points, labels);
    }

    private static Cloud mean(Method method, List<double[]> points, Measure measure) {
        double cost = points.stream().mapToDouble(p -> p[0]).average().orElseThrow();
        double accuracy = points.stream().mapToDouble(p -> p[1]).average().orElseThrow();
        String label = method.name() + ", mean of " + points.size() + " seeds: " + Format.duration(cost) + ", "
                + measure.withUnit(measure.digits().number(accuracy));
        return cloud(method, List.of(new double[] {cost, accuracy}), List.of(label));
    }

    private static Cloud cloud(Method method, List<double[]> points, List<String> labels) {
        return new Cloud(
                method.name(),
                method.colour(),
                points.stream().mapToDouble(p -> p[0]).toArray(),
                points.stream().mapToDouble(p -> p[1]).toArray(),
                labels);
    }
}
