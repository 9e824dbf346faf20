package assay.internal.reports.curve;

import assay.core.run.EpochRecord;
import assay.core.run.RunRecord;
import assay.internal.core.stats.Summary;
import assay.internal.reports.figure.Axis;
import assay.internal.reports.figure.Line;
import assay.internal.reports.figure.LineChart.Band;
import assay.internal.reports.figure.LineChart.Series;
import assay.internal.reports.number.Format;
import assay.internal.reports.study.Study.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * One quantity of a method's searches, seed by seed, and summarised on a grid that all seeds share.
 *
 * @param seeds one line for each, at the search's own epochs or times
 * @param x ascending; a value holds until the next one, so it is known at every x between a seed's first and last
 * @param mean over the seeds at x; NaN unless every seed has a finite value, because a mean over changing seeds would jump
 * @param low the 0.05 quantile of the seeds at x, or the smallest
 * @param high the 0.95 quantile, or the largest
 */
public record Bundle(Method method, List<Line> seeds, double[] x, double[] mean, double[] low, double[] high) {
    /** The largest number of points of a mean or a band; more cannot be seen. */
    private static final int GRID = 100;

    /** With more seeds than this, a band replaces their lines. */
    public static final int MOST_LINES = 20;

    /** The horizontal axis for a run's epochs. */
    public enum Clock {
        /** The axis for searches that train. */
        EPOCHS("epochs of the search", "epoch", e -> OptionalDouble.of(e.epoch())),
        /** The axis for searches that ask the table. */
        TRAININGS("trainings that the table was asked about", "training", e -> OptionalDouble.of(e.epoch())),
        /** The axis for runs that were made elsewhere: the steps of their rows. */
        STEPS("steps of the run, as its rows count them", "step", e -> OptionalDouble.of(e.epoch())),
        WALL(
                "wall-clock time of the search, s",
                "wall_s",
                e -> Double.isNaN(e.seconds()) ? OptionalDouble.empty() : OptionalDouble.of(e.seconds())),
        SIMULATED("simulated time of the search, s", "simulated_s", EpochRecord::simulatedSeconds);

        private final String label;
        private final String column;
        private final Function<EpochRecord, OptionalDouble> at;

        Clock(String label, String column, Function<EpochRecord, OptionalDouble> at) {
            this.label = label;
            this.column = column;
            this.at = at;
        }

        /** Whether the method's searches have values on this axis. */
        public boolean suits(Method method) {
            return switch (this) {
                case EPOCHS -> !method.judged() && !method.asksTable();
                case TRAININGS -> method.asksTable();
                case STEPS -> method.judged();
                case WALL, SIMULATED -> true;
            };
        }

        /** Whether it counts steps; otherwise it is a time. */
        public boolean counts() {
            return this == EPOCHS || this == TRAININGS || this == STEPS;
        }

        /** The suffix of a figure's name; none for epochs. */
        public String suffix() {
            return this == EPOCHS ? "" : "-" + column;
        }

        public Axis axis() {
            return counts() ? Axis.whole(label) : Axis.log(label);
        }

        public String label() {
            return label;
        }

        public String column() {
            return column;
        }
    }

    /** @param values of a run, one for each of its epochs; NaN if there is none */
    public static Bundle of(Method method, Clock clock, Function<RunRecord, double[]> values) {
        List<Line> seeds = new ArrayList<>();
        for (RunRecord run : method.runs()) {
            add(seeds, line(run, clock, values.apply(run)));
        }
        return of(method, clock, seeds, 0.05, 0.95);
    }

    /** The same for a quantity that is recorded only at some epochs: a line joins the existing values. */
    public static Bundle ofRecorded(Method method, ToDoubleFunction<EpochRecord> value) {
        List<Line> seeds = new ArrayList<>();
        for (RunRecord run : method.runs()) {
            List<EpochRecord> has = run.epochs().stream()
                    .filter(e -> !Double.isNaN(value.applyAsDouble(e)))
                    .toList();
            add(
                    seeds,
                    new Line(
                            run.method() + ", seed " + run.seed(),
                            has.stream().mapToDouble(EpochRecord::epoch).toArray(),
                            has.stream().mapToDouble(value).toArray()));
        }
        return of(method, Clock.EPOCHS, seeds, 0.05, 0.95);
    }

    /**
     * The same over several repeats of every run; low and high are the smallest and the largest.
     *
     * @param values of a run: for each repeat, one for each of its epochs; NaN if there is none
     */
    public static Bundle ofRepeats(Method method, Clock clock, Function<RunRecord, List<double[]>> values) {
        List<Line> lines = new ArrayList<>();
        for (RunRecord run : method.runs()) {
            int repeat = 0;
            for (double[] of : values.apply(run)) {
                Line line = line(run, clock, of);
                add(lines, new Line(line.label() + " repeat " + repeat++, line.x(), line.y()));
            }
        }
        return of(method, clock, lines, 0, 1);
    }

    /** The series to draw: thin lines of the seeds, or a band if there are too many, and the mean. */
    public Series series() {
        boolean many = seeds.size() > MOST_LINES;
        Line thick = new Line(method.name() + ", mean of " + Format.plural(seeds.size(), "seed"), x, mean);
        Optional<Band> band = many
                ? Optional.of(new Band(
                        method.name() + ", middle 90 % of " + Format.count(seeds.size()) + " seeds", x, low, high))
                : Optional.empty();
        return new Series(method.name(), method.colour(), many ? List.of() : seeds, thick, band);
    }

    private static void add(List<Line> lines, Line line) {
        if (Arrays.stream(line.y()).anyMatch(v -> !Double.isNaN(v))) {
            lines.add(line);
        }
    }

    private static Bundle of(Method method, Clock clock, List<Line> seeds, double low, double high) {
        double[] x = clock.counts() ? epochs(seeds) : times(seeds);
        double[][] columns = new double[x.length][seeds.size()];
        for (int s = 0; s < seeds.size(); s++) {
            double[] at = held(seeds.get(s), x);
            for (int i = 0; i < x.length; i++) {
                columns[i][s] = at[i];
            }
        }
        for (double[] column : columns) {
            Arrays.sort(column); // NaN comes last
        }
        return new Bundle(
                method,
                seeds,
                x,
                each(columns, c -> Summary.of(c).mean()),
                each(columns, c -> Summary.quantile(c, low)),
                each(columns, c -> Summary.quantile(c, high)));
    }

    private static double[] each(double[][] columns, Function<double[], Double> f) {
        return Arrays.stream(columns)
                .mapToDouble(c ->
                        c.length == 0 || Arrays.stream(c).anyMatch(v -> !Double.isFinite(v)) ? Double.NaN : f.apply(c))
                .toArray();
    }

    private static Line line(RunRecord run, Clock clock, double[] values) {
        double[] x = new double[values.length];
        double[] y = new double[values.length];
        int n = 0;
        for (int i = 0; i < values.length; i++) {
            OptionalDouble at = clock.at.apply(run.epochs().get(i));
            if (at.isPresent() && (n == 0 || at.getAsDouble() >= x[n - 1])) {
                x[n] = at.getAsDouble();
                y[n++] = values[i];
            }
        }
        return new Line(run.method() + ", seed " + run.seed(), Arrays.copyOf(x, n), Arrays.copyOf(y, n));
    }

    /** Every epoch, or a regular selection of them. */
    private static double[] epochs(List<Line> seeds) {
        double[] first = seeds.isEmpty() ? new double[0] : seeds.get(0).x();
        boolean same = seeds.stream().allMatch(l -> Arrays.equals(l.x(), first));
        double[] all = same
                ? first
                : seeds.stream()
                        .flatMapToDouble(l -> Arrays.stream(l.x()))
                        .distinct()
                        .sorted()
                        .toArray();
        if (all.length <= GRID) {
            return all;
        }
        double[] some = new double[GRID];
        Arrays.setAll(some, i -> all[(int) Math.round(i * (all.length - 1.0) / (GRID - 1))]);
        return some;
    }

    /** Points in time from when all seeds have begun until the first has ended, with a constant ratio between steps. */
    private static double[] times(List<Line> seeds) {
        double from = seeds.stream().mapToDouble(l -> l.x()[0]).max().orElse(0);
        double to =
                seeds.stream().mapToDouble(l -> l.x()[l.x().length - 1]).min().orElse(0);
        if (!(from > 0 && to > from)) {
            return seeds.isEmpty() ? new double[0] : new double[] {to};
        }
        double[] x = new double[GRID];
        Arrays.setAll(x, i -> from * Math.pow(to / from, i / (GRID - 1.0)));
        x[GRID - 1] = to;
        return x;
    }

    private static double[] held(Line line, double[] x) {
        double[] lineX = line.x();
        double[] lineY = line.y();
        double[] y = new double[x.length];
        int at = -1;
        for (int i = 0; i < x.length; i++) {
            while (at + 1 < lineX.length && lineX[at + 1] <= x[i]) {
                at++;
            }
            y[i] = at < 0 || x[i] > lineX[lineX.length - 1] ? Double.NaN : lineY[at];
        }
        return y;
    }
}
