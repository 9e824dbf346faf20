package assay.internal.reports.figure;

import static assay.internal.testkit.Property.forAll;
import static org.junit.jupiter.api.Assertions.assertFalse;

import assay.core.random.RandomStream;
import assay.internal.reports.Xml;
import assay.internal.reports.svg.Extent;
import assay.internal.reports.svg.Svg;
import assay.internal.testkit.Gen;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Charts of any numbers: missing, infinite, equal, tiny, huge. */
class ChartPropertyTest {
    private static final String EVIL = "<script>\"'&]]>\u0000\ud800 |";
    private static final double[] ODD = {
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        0.0,
        -0.0,
        1,
        1 + 1e-15,
        -1,
        Double.MIN_VALUE,
        1e-300,
        1e300,
        -1e300,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        93.45
    };

    private static double[] any(RandomStream random, int n) {
        return IntStream.range(0, n)
                .mapToDouble(i -> random.nextInt(3) == 0 ? 100 * random.nextDouble() : ODD[random.nextInt(ODD.length)])
                .toArray();
    }

    /** Finite and ascending. */
    private static double[] ascending(RandomStream random, int n) {
        return Arrays.stream(any(random, n)).filter(Extent::has).sorted().toArray();
    }

    private static Axis axis(RandomStream random) {
        return new Axis(EVIL, random.nextInt(2) == 0, random.nextInt(2) == 0, random.nextInt(2) == 0);
    }

    private static void assertDrawn(Svg svg) {
        String text = svg.inline();
        Xml.parse(text);
        assertFalse(text.contains("NaN") || text.contains("Infinity"), text);
        assertFalse(text.contains("<script"), "a name that became an element");
    }

    @Test
    void anyNumbers_giveAWellFormedImageOfFiniteNumbers() {
        forAll(300, random -> {
            double[] x = ascending(random, Gen.between(random, 0, 12));
            int n = x.length;
            Line line = new Line(EVIL, x, any(random, n));
            LineChart.Band band = new LineChart.Band(EVIL, x, any(random, n), any(random, n));
            LineChart.Series series =
                    new LineChart.Series(EVIL, random.nextInt(30), List.of(line), line, Optional.of(band));
            assertDrawn(new LineChart(
                            EVIL,
                            axis(random),
                            axis(random),
                            random.nextInt(2) == 0,
                            List.of(series),
                            List.of(new LineChart.Reference(EVIL, ODD[random.nextInt(ODD.length)], true)))
                    .draw());
            int points = random.nextInt(2) == 0 ? n : Cloud.DENSE;
            Cloud cloud = new Cloud(EVIL, random.nextInt(9) - 1, any(random, points), any(random, points), List.of());
            assertDrawn(new ScatterChart(EVIL, EVIL, axis(random), axis(random), List.of(cloud)).draw());
            assertDrawn(new FrontChart(
                            EVIL,
                            EVIL,
                            axis(random),
                            axis(random),
                            List.of(),
                            List.of(new FrontChart.Front(cloud, random.nextInt(2) == 0, random.nextInt(2) == 0)),
                            Optional.of(new FrontChart.Corner(random.nextDouble(), random.nextDouble())))
                    .draw());
            Histogram.Marker marker = new Histogram.Marker(EVIL, 3, 100 * random.nextDouble(), EVIL);
            assertDrawn(
                    new Histogram(EVIL, Axis.linear(EVIL), EVIL, any(random, n), Double.NaN, List.of(marker)).draw());
            double[] estimate = any(random, 3);
            assertDrawn(new IntervalChart(
                            EVIL,
                            EVIL,
                            axis(random),
                            estimate[0],
                            List.of(new IntervalChart.Row(EVIL, 2, estimate[0], estimate[1], estimate[2])))
                    .draw());
        });
    }

    @Test
    void anyRanks_giveADiagram() {
        forAll(200, random -> {
            int n = Gen.between(random, 1, 20);
            List<RankDiagram.Mark> marks = IntStream.range(0, n)
                    .mapToObj(i -> new RankDiagram.Mark(EVIL + i, i, 1 + random.nextDouble() * (n - 1)))
                    .toList();
            assertDrawn(new RankDiagram(EVIL, EVIL, OptionalDouble.of(4 * random.nextDouble()), marks).draw());
        });
    }
}
