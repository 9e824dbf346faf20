package assay.internal.reports.comparison;

import assay.internal.reports.document.Block.Figure;
import assay.internal.reports.figure.Axis;
import assay.internal.reports.figure.IntervalChart;
import assay.internal.reports.number.Format;
import assay.internal.reports.number.Slug;
import assay.internal.reports.study.Measure;
import assay.internal.reports.study.Study;
import java.util.ArrayList;
import java.util.List;

/** Charts of a comparison: the mean differences with their intervals, one chart for each measure. */
final class DifferenceCharts {
    private final Sides sides;

    DifferenceCharts(Sides sides) {
        this.sides = sides;
    }

    List<Figure> all() {
        int[] colours = Study.colours(sides.methods());
        List<Figure> figures = new ArrayList<>();
        for (Measure m : sides.measures()) {
            List<Pairing> of =
                    sides.pairings().stream().filter(p -> p.measure().equals(m)).toList();
            if (!of.isEmpty()) {
                List<IntervalChart.Row> rows = of.stream()
                        .map(p -> new IntervalChart.Row(
                                p.method() + " " + sides.letter(p.side()) + " − A",
                                colours[sides.methods().indexOf(p.method())],
                                p.contrast().difference(),
                                Format.low(p.contrast().interval()).orElse(Double.NaN),
                                Format.high(p.contrast().interval()).orElse(Double.NaN)))
                        .toList();
                IntervalChart chart = new IntervalChart(
                        m.label() + ": mean difference",
                        "95 % intervals; what they are, the table says",
                        Axis.linear("difference in " + m.quantity() + ", points"),
                        0,
                        rows);
                figures.add(new Figure("comparison-" + Slug.of(m.key()) + ".svg", chart.draw(), List.of()));
            }
        }
        return figures;
    }
}
