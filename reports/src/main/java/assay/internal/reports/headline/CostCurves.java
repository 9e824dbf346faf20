package assay.internal.reports.headline;

import assay.internal.core.stats.BestOfDraws;
import assay.internal.core.stats.Interval;
import assay.internal.core.stats.Summary;
import assay.internal.reports.curve.Bundle;
import assay.internal.reports.document.Block.Figure;
import assay.internal.reports.figure.Axis;
import assay.internal.reports.figure.Line;
import assay.internal.reports.figure.LineChart;
import assay.internal.reports.figure.LineChart.Reference;
import assay.internal.reports.figure.LineChart.Series;
import assay.internal.reports.number.Format;
import assay.internal.reports.number.Sheet;
import assay.internal.reports.number.Slug;
import assay.internal.reports.study.Descriptions;
import assay.internal.reports.study.Measure;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.Study.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * What the methods find against what it costs, on one logarithmic axis. A method that trains its own network, or that scores, is
 * a point: its mean with the interval. A method that asks the table is the curve of its incumbents. Random choice is the curve of
 * the best of N uniform cells by validation, exact from the table; each costs a training.
 */
final class CostCurves {
    private static final String NOTE =
            "Found against cost. A point: the mean of a method's answers, and its 95 % interval, at its mean cost. A curve: the mean"
                    + " of the incumbents of a method that asks the table, where all its seeds have one. Searches have their time by"
                    + " the clock of their machine, trainings that of the table's.";
    private static final String OF_CHANCE =
            " Random choice: the best of 1, 2, 3, ... uniform cells by validation, exact from the table; each cell costs a training of"
                    + " mean length, as the table tells it. A point's words on hover say with how many such trainings random choice"
                    + " finds as much.";

    private static final String CHANCE = "random choice (exact)";
    /** The largest number of cells that random choice draws. */
    private static final long MOST = 10_000;

    private static final int POINTS = 60;

    private final Study study;
    private final Descriptions descriptions;
    private final Sheet sheet = new Sheet(
            "cost-quality",
            "What the methods find against what it costs: means with their 95 % intervals, and curves",
            Sheet.text("method"),
            Sheet.text("dataset"),
            Sheet.text("split"),
            Sheet.text("line"),
            Sheet.number("cost_s"),
            Sheet.number("value"),
            Sheet.number("low95"),
            Sheet.number("high95"));

    CostCurves(Study study, Descriptions descriptions) {
        this.study = study;
        this.descriptions = descriptions;
    }

    String note() {
        boolean chance = study.typicalTrainingSeconds().isPresent()
                && study.tests().stream().anyMatch(m -> drawn(m).isPresent());
        return NOTE + (chance ? OF_CHANCE : "");
    }

    Sheet sheet() {
        return sheet;
    }

    /** Empty if no method has both a cost and a value. */
    Optional<Figure> of(Measure measure) {
        List<Series> series = new ArrayList<>();
        study.methods().forEach(m -> series(m, measure).ifPresent(series::add));
        if (series.isEmpty()) {
            return Optional.empty();
        }
        chance(measure).ifPresent(series::add);
        List<Reference> best = study.landscape(measure).stream()
                .map(l -> new Reference("best", l.optimum(), true))
                .toList();
        LineChart chart = new LineChart(
                measure.label() + " found against cost",
                Axis.log("seconds: search and selection, or trainings"),
                Axis.linear(measure.axis()),
                true,
                series,
                best);
        return Optional.of(new Figure("cost-quality-" + Slug.of(measure.key()) + ".svg", chart.draw(), List.of())
                .withData("tables/cost-quality.csv"));
    }

    private Optional<Series> series(Method method, Measure measure) {
        if (method.asksTable()) {
            Bundle b = Bundle.of(method, Bundle.Clock.SIMULATED, run -> study.trajectory(run, measure));
            if (b.x().length > 1) {
                return Optional.of(curve(method.name(), method.colour(), measure, b.x(), b.mean()));
            }
        }
        return point(method, measure);
    }

    private Series curve(String name, int colour, Measure measure, double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            row(name, measure, "curve", x[i], y[i], Optional.empty());
        }
        return new Series(name, colour, List.of(), new Line(name, x, y), Optional.empty());
    }

    private void row(
            String name, Measure measure, String line, double cost, double value, Optional<Interval> interval) {
        sheet.row(
                name,
                measure.dataset().key(),
                measure.split().key(),
                line,
                cost,
                value,
                Format.low(interval),
                Format.high(interval));
    }

    private Optional<Series> point(Method method, Measure measure) {
        OptionalDouble cost = Costs.mean(method, Costs::total);
        double[] found = study.found(method, measure);
        if (cost.isEmpty() || cost.getAsDouble() <= 0 || found.length == 0) {
            return Optional.empty();
        }
        double x = cost.getAsDouble();
        double mean = Summary.of(found).mean();
        Optional<Interval> interval = descriptions.all().stream()
                .filter(d -> d.method().equals(method) && d.measure().equals(measure))
                .flatMap(d -> d.interval().stream())
                .findFirst();
        row(method.name(), measure, "point", x, mean, interval);
        String label = method.name() + ": " + measure.withUnit(measure.digits().number(mean)) + " at "
                + Format.duration(x) + told(measure, mean);
        List<Line> whisker =
                interval.map(i -> new Line(label, new double[] {x, x}, new double[] {i.low(), i.high()})).stream()
                        .toList();
        Line at = new Line(label, new double[] {x}, new double[] {mean});
        return Optional.of(new Series(method.name(), method.colour(), whisker, at, Optional.empty()));
    }

    /** From how many trainings on random choice finds as much. */
    private String told(Measure measure, double mean) {
        OptionalDouble training = study.typicalTrainingSeconds();
        Optional<BestOfDraws> drawn = drawn(measure);
        if (training.isEmpty() || drawn.isEmpty()) {
            return "";
        }
        OptionalLong n = asGood(drawn.get(), measure, mean);
        return n.isEmpty()
                ? "; random choice does not find as much with " + Format.count(MOST) + " trainings"
                : "; random choice finds as much with " + Format.plural(n.getAsLong(), "training") + ", "
                        + Format.duration(n.getAsLong() * training.getAsDouble());
    }

    /** The smallest number of draws whose mean is at least as good; more draws are taken to be better. */
    static OptionalLong asGood(BestOfDraws drawn, Measure measure, double mean) {
        long below = 0;
        long enough = 1;
        while (measure.worth(drawn.mean(enough)) < measure.worth(mean)) {
            if (enough == MOST) {
                return OptionalLong.empty();
            }
            below = enough;
            enough = Math.min(MOST, 2 * enough);
        }
        while (enough - below > 1) {
            long middle = (below + enough) / 2;
            boolean good = measure.worth(drawn.mean(middle)) >= measure.worth(mean);
            enough = good ? middle : enough;
            below = good ? below : middle;
        }
        return OptionalLong.of(enough);
    }

    /** Empty if random choice is not known exactly. */
    private Optional<BestOfDraws> drawn(Measure measure) {
        return study.chance(measure).flatMap(c -> c.rivals().searched());
    }

    private Optional<Series> chance(Measure measure) {
        OptionalDouble training = study.typicalTrainingSeconds();
        Optional<BestOfDraws> drawn = drawn(measure);
        if (training.isEmpty() || drawn.isEmpty()) {
            return Optional.empty();
        }
        double[] draws = DoubleStream.iterate(0, i -> i < POINTS, i -> i + 1)
                .map(i -> Math.rint(Math.pow(MOST, i / (POINTS - 1.0))))
                .distinct()
                .toArray();
        double[] x = DoubleStream.of(draws).map(n -> n * training.getAsDouble()).toArray();
        double[] y = DoubleStream.of(draws).map(n -> drawn.get().mean((long) n)).toArray();
        List<String> names = Stream.concat(study.methods().stream().map(Method::name), Stream.of(CHANCE))
                .toList();
        int colour = Study.colours(names)[names.size() - 1];
        return Optional.of(curve(CHANCE, colour, measure, x, y));
    }
}
