package assay.internal.reports.comparison;

import assay.internal.core.stats.Interval;
import assay.internal.core.stats.Summary;
import assay.internal.reports.document.Block.Chart;
import assay.internal.reports.document.Block.Figure;
import assay.internal.reports.figure.StripChart;
import assay.internal.reports.number.Slug;
import assay.internal.reports.study.Measure;
import assay.internal.reports.study.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Charts of a comparison: what every seed gained or lost, with mean and interval, one chart for each measure. */
final class DifferenceStrips {
    private final Sides sides;
    private final int[] colours;

    DifferenceStrips(Sides sides) {
        this.sides = sides;
        this.colours = Study.colours(sides.methods());
    }

    /** The charts that have a row; the first of them is for the first screen. */
    List<Chart> all() {
        return sides.measures().stream()
                .filter(m -> sides.pairings().stream().anyMatch(p -> p.measure().equals(m)))
                .map(this::of)
                .toList();
    }

    /** An explanation of the marks. */
    String legend() {
        boolean paired = sides.pairings().stream().anyMatch(p -> p.contrast() instanceof Contrast.Paired);
        boolean apart = sides.pairings().stream().anyMatch(p -> p.contrast() instanceof Contrast.Unpaired);
        return "One dot per "
                + (paired ? "seed: " + later() + " less A with the same seed" : "")
                + (paired && apart ? "; where the seeds differ, one per " : "")
                + (apart ? "run of " + later() + ": less the mean of A" : "")
                + " (beyond 20 a box). Upright bar: mean; line: its 95 % interval, cut at the edge of the chart."
                + (sides.measures().stream().anyMatch(m -> sides.noise(m).isPresent())
                        ? " Shaded, where it is known: how uncertain one entry of the table is."
                        : "");
    }

    private String later() {
        return sides.experiments().size() == 2 ? "B" : "the later letter";
    }

    private Chart of(Measure measure) {
        StripChart chart = new StripChart(
                measure.label(),
                "difference in " + measure.quantity() + measure.differenceUnit()
                        + (sides.highIsGood() ? "" : "; less is better"),
                measure.digits().decimals(),
                new double[0],
                Double.NaN,
                sides.noise(measure).map(n -> new Interval(-n.points(), n.points(), Contrast.LEVEL)),
                OptionalDouble.of(0),
                sides.pairings().stream()
                        .filter(p -> p.measure().equals(measure))
                        .map(this::row)
                        .toList());
        Figure figure =
                new Figure("comparison-" + Slug.of(measure.key()) + ".svg", chart.draw(StripChart.WIDE), List.of());
        return new Chart(figure.withData("comparison.csv"), chart.draw(StripChart.NARROW));
    }

    private StripChart.Row row(Pairing p) {
        return new StripChart.Row(
                sides.experiments().size() == 2 ? p.method() : p.method() + ", " + sides.letter(p.side()),
                colours[sides.methods().indexOf(p.method())],
                dots(p),
                p.contrast().interval(),
                List.of(
                        p.measure().digits().signed(p.contrast().difference()),
                        p.verdict().brief()));
    }

    private static List<StripChart.Dot> dots(Pairing p) {
        Optional<Double> mean = p.contrast() instanceof Contrast.Paired
                ? Optional.empty()
                : Optional.of(Summary.of(p.firstValues()).mean());
        List<StripChart.Dot> dots = new ArrayList<>();
        for (Map.Entry<Long, Double> run : p.second().entrySet()) {
            double before = mean.orElseGet(() -> p.first().get(run.getKey()));
            double difference = run.getValue() - before;
            dots.add(new StripChart.Dot(
                    difference,
                    p.method() + ", seed " + run.getKey() + ": "
                            + p.measure().digits().signed(difference)));
        }
        return dots;
    }
}
