package assay.internal.reports.figure;

import assay.internal.reports.figure.LineChart.Band;
import assay.internal.reports.figure.LineChart.Reference;
import assay.internal.reports.figure.LineChart.Series;
import assay.internal.reports.svg.Svg;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/** One of each chart, of made-up numbers. */
public final class Charts {
    private static final List<String> NAMES = List.of(
            "darts",
            "balenas",
            "balenas-tf",
            "zero-cost",
            "random",
            "drnas",
            "gdas",
            "snas <&\"'>",
            "evolution",
            "a1",
            "a2",
            "a3",
            "a4",
            "a5",
            "a6",
            "a7",
            "a8",
            "a9",
            "a10",
            "a-long-method-name");

    private Charts() {}

    /** Name of the file, image. */
    public static Map<String, Svg> all() {
        Map<String, Svg> all = new LinkedHashMap<>();
        all.put("lines", lines(5, 4, 25, false, false).draw());
        all.put("log", lines(9, 3, 60, true, false).draw());
        all.put("bands", lines(3, 200, 40, false, true).draw());
        all.put("ranks", ranks().draw());
        all.put("critical", critical(9, OptionalDouble.of(2.4)).draw());
        all.put("critical-none", critical(4, OptionalDouble.empty()).draw());
        all.put("scatter", scatter(120).draw());
        all.put("density", scatter(6000).draw());
        all.put("front", front().draw());
        all.put("histogram", histogram().draw());
        all.put("lines-20", lines(20, 1, 60, true, false).draw());
        all.put("critical-20", critical(20, OptionalDouble.of(3.1)).draw());
        all.put("boxes", boxes().draw(StripChart.NARROW));
        all.put("shares", shares().draw());
        all.put("intervals", intervals().draw());
        return all;
    }

    static LineChart lines(int methods, int seeds, int epochs, boolean log, boolean band) {
        SplittableRandom random = new SplittableRandom(9);
        List<Series> series = new ArrayList<>();
        for (int m = 0; m < methods; m++) {
            List<Line> lines = new ArrayList<>();
            double[] x = new double[epochs];
            double[] mean = new double[epochs];
            double[][] all = new double[seeds][epochs];
            for (int s = 0; s < seeds; s++) {
                double y = 20 + 10 * random.nextDouble();
                for (int e = 0; e < epochs; e++) {
                    x[e] = log ? Math.pow(10, 1 + e * 0.06) : e + 1;
                    y = random.nextInt(4) == 0 ? y * (0.6 + 0.08 * (m % 5)) : y;
                    all[s][e] = log ? (y < 0.05 ? 0 : y) : 94 - y;
                    mean[e] += all[s][e] / seeds;
                }
                lines.add(new Line(NAMES.get(m) + ", seed " + s, x, all[s]));
            }
            series.add(new Series(
                    NAMES.get(m),
                    m,
                    band ? List.of() : lines,
                    new Line(NAMES.get(m) + ", mean", x, mean),
                    band ? Optional.of(band(x, all)) : Optional.empty()));
        }
        return log
                ? new LineChart(
                        "Regret over time",
                        Axis.log("simulated time, s"),
                        Axis.log("regret, points"),
                        true,
                        series,
                        List.of())
                : new LineChart(
                        "CIFAR-10 test",
                        Axis.linear("epochs of the search"),
                        Axis.linear("test accuracy, %"),
                        true,
                        series,
                        List.of(new Reference("best", 94.37, true), new Reference("average", 87.06, false)));
    }

    private static Band band(double[] x, double[][] all) {
        double[] low = new double[x.length];
        double[] high = new double[x.length];
        for (int e = 0; e < x.length; e++) {
            int at = e;
            double[] sorted = java.util.Arrays.stream(all)
                    .mapToDouble(s -> s[at])
                    .sorted()
                    .toArray();
            low[e] = sorted[sorted.length / 20];
            high[e] = sorted[sorted.length - 1 - sorted.length / 20];
        }
        return new Band("middle 90 % of " + all.length + " seeds", x, low, high);
    }

    static LineChart ranks() {
        SplittableRandom random = new SplittableRandom(3);
        List<Series> series = new ArrayList<>();
        double[] x = {1, 2, 3, 4, 5, 6, 7, 8};
        for (int m = 0; m < 5; m++) {
            double[] y = random.doubles(8, 1, 5).toArray();
            series.add(new Series(
                    NAMES.get(m), m, List.of(), new Line(NAMES.get(m) + ", mean rank", x, y), Optional.empty()));
        }
        return new LineChart(
                "Rank over time",
                Axis.linear("epochs of the search"),
                Axis.rank("mean rank, 1 is best"),
                false,
                series,
                List.of());
    }

    static RankDiagram critical(int n, OptionalDouble cd) {
        List<RankDiagram.Mark> marks = new ArrayList<>();
        for (int m = 0; m < n; m++) {
            marks.add(new RankDiagram.Mark(NAMES.get(m), m, 1.2 + m * (n - 1.4) / n));
        }
        return new RankDiagram("Mean ranks", "Nemenyi, α = 0.05, 12 blocks", cd, marks);
    }

    static ScatterChart scatter(int n) {
        SplittableRandom random = new SplittableRandom(4);
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = 10 * random.nextDouble();
            y[i] = 60 + 3 * x[i] + 8 * (random.nextDouble() + random.nextDouble() - 1);
        }
        return new ScatterChart(
                "synflow",
                "Spearman 0.73 [0.61, 0.82], n = " + n,
                Axis.linear("score"),
                Axis.linear("test accuracy, %"),
                List.of(new Cloud("cells", 0, x, y, List.of())));
    }

    static FrontChart front() {
        SplittableRandom random = new SplittableRandom(5);
        double[] x = random.doubles(900, 0.07, 1.5).toArray();
        double[] y = new double[900];
        for (int i = 0; i < y.length; i++) {
            y[i] = 94 - 4 / (x[i] + 0.4) - 14 * Math.pow(random.nextDouble(), 3);
        }
        Cloud front = new Cloud(
                "front of the table",
                6,
                new double[] {0.08, 0.2, 0.4, 0.9, 1.3},
                new double[] {86, 88.5, 90.4, 92, 93.2},
                List.of("a", "b", "c", "d", "e"));
        return new FrontChart(
                "Accuracy against size",
                "hypervolume 0.81, reference (1.5 M, 70 %)",
                Axis.linear("parameters, M"),
                Axis.linear("test accuracy, %"),
                List.of(
                        new Cloud("all cells", Cloud.BACKGROUND, x, y, List.of()),
                        new Cloud(
                                "darts",
                                0,
                                new double[] {0.1, 0.3},
                                new double[] {78, 82},
                                List.of("darts, seed 0", "darts, seed 1"))),
                List.of(new FrontChart.Front(front, false, true)),
                Optional.of(new FrontChart.Corner(1.5, 70)));
    }

    static Histogram histogram() {
        SplittableRandom random = new SplittableRandom(6);
        double[] all = random.doubles(15625).map(v -> 94 - 40 * v * v * v).toArray();
        return new Histogram(
                "CIFAR-10 test",
                Axis.linear("true accuracy, %"),
                "cells",
                all,
                80,
                List.of(
                        new Histogram.Marker("darts", 0, 86.2, "darts, seed 0: 86.2 %"),
                        new Histogram.Marker("balenas", 1, 93.1, "balenas, seed 0: 93.1 %"),
                        new Histogram.Marker("balenas", 1, 93.4, "balenas, seed 1: 93.4 %")));
    }

    static StripChart boxes() {
        SplittableRandom random = new SplittableRandom(8);
        List<StripChart.Row> rows = new ArrayList<>();
        for (int m = 0; m < 4; m++) {
            int low = 80 + 2 * m;
            rows.add(new StripChart.Row(
                    NAMES.get(m),
                    m,
                    random.doubles(m == 0 ? 8 : 300, low, 94)
                            .mapToObj(v -> new StripChart.Dot(v, "seed"))
                            .toList(),
                    Optional.empty(),
                    List.of()));
        }
        double[] all = random.doubles(5000, 60, 94.4).sorted().toArray();
        return new StripChart(
                "CIFAR-10 test", "true accuracy, %", 2, all, 77, Optional.empty(), OptionalDouble.empty(), rows);
    }

    static ShareMap shares() {
        double[] x = new double[25];
        double[] rising = new double[25];
        double[] falling = new double[25];
        for (int i = 0; i < x.length; i++) {
            x[i] = i + 1;
            rising[i] = 0.5 + 0.02 * i;
            falling[i] = 1 - rising[i];
        }
        return new ShareMap(
                "darts: distribution",
                3,
                x,
                List.of(
                        new ShareMap.Group(
                                "1<-0",
                                List.of(
                                        new ShareMap.Row("skip_connect", rising),
                                        new ShareMap.Row("a very long name of an operation", falling))),
                        new ShareMap.Group("<&\"'>", List.of(new ShareMap.Row("none", new double[25])))));
    }

    static IntervalChart intervals() {
        return new IntervalChart(
                "Differences of the median",
                "95 % bootstrap intervals",
                Axis.linear("difference, points"),
                0,
                List.of(
                        new IntervalChart.Row("balenas − darts", 1, 4.1, 1.2, 6.7),
                        new IntervalChart.Row("balenas-tf − balenas", 2, 0.4, -0.3, 1.0),
                        new IntervalChart.Row("random − a very long name of a method", 4, -1.2, Double.NaN, Double.NaN),
                        new IntervalChart.Row("constant", 3, Double.NaN, Double.NaN, Double.NaN)));
    }
}
