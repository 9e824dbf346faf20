package assay.internal.spark;

import assay.internal.experiments.place.LocalPlace;
import assay.internal.experiments.place.Workplace;
import assay.internal.experiments.place.Workplaces;
import assay.internal.experiments.work.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What a task costs besides its work, and what a second worker gains: numbers for docs/spark.md, printed. By turns in pairs, with a real
 * master and workers of one core on this machine. {@code benchmarks/scale} runs it.
 */
final class SparkCost {
    private static final Map<String, String> SETTINGS = Map.of(
            "spark.driver.host", "127.0.0.1",
            "spark.driver.bindAddress", "127.0.0.1",
            "spark.executor.memory", "512m",
            "spark.executor.extraClassPath", SparkCluster.CLASS_PATH);

    /** How large the measurements are. */
    record Sizes(int pairs, int longMillis, int longTasks, int shortMillis, List<Integer> tasks, int computing) {
        static final Sizes FULL = new Sizes(3, 5000, 4, 250, List.of(4, 8, 16, 32), 20);
        static final Sizes QUICK = new Sizes(1, 100, 2, 10, List.of(2, 4), 2);
    }

    private final Sizes sizes;
    private final StringBuilder report = new StringBuilder();

    private SparkCost(Sizes sizes) {
        this.sizes = sizes;
    }

    public static void main(String[] args) throws IOException {
        System.out.print(measured(args.length > 0 && args[0].equals("--quick") ? Sizes.QUICK : Sizes.FULL));
        System.out.flush();
    }

    /** The report. */
    static String measured(Sizes sizes) throws IOException {
        Path folder = Files.createTempDirectory("assay-cost-");
        SETTINGS.forEach(System::setProperty);
        try (SparkCluster cluster = new SparkCluster(folder)) {
            SparkCost cost = new SparkCost(sizes);
            cost.measure(cluster);
            return cost.report.toString();
        } finally {
            SETTINGS.keySet().forEach(System::clearProperty);
        }
    }

    private void measure(SparkCluster cluster) throws IOException {
        cluster.worker(1, Map.of());
        long began = System.nanoTime();
        try (Workplace spark = Workplaces.open(Optional.of(cluster.url()), 1)) {
            seconds(spark, new CostShop(0, 0), 1);
            say("start: driver, executor and first task", "s", List.of((System.nanoTime() - began) / 1e9));
            seconds(spark, new CostShop(0, 0), 200); // code is compiled
            overhead(spark);
            cluster.worker(2, Map.of());
            gain(spark);
        }
    }

    /** What Spark takes longer than this machine alone, for several numbers of tasks: a constant of each job, and a cost of each task. */
    private void overhead(Workplace spark) {
        Workplace here = new LocalPlace(1);
        Map<Integer, List<Double>> longer = new LinkedHashMap<>();
        List<Double> percent = new ArrayList<>();
        for (int pair = 0; pair < sizes.pairs; pair++) {
            for (int tasks : sizes.tasks) {
                CostShop shop = new CostShop(sizes.shortMillis, 0);
                longer.computeIfAbsent(tasks, t -> new ArrayList<>())
                        .add(1000 * inTurns(pair, () -> seconds(spark, shop, tasks), () -> seconds(here, shop, tasks)));
            }
            CostShop shop = new CostShop(sizes.longMillis, 0);
            percent.add(100
                    * inTurns(
                            pair,
                            () -> seconds(spark, shop, sizes.longTasks),
                            () -> seconds(here, shop, sizes.longTasks))
                    / (sizes.longTasks * sizes.longMillis / 1e3));
        }
        longer.forEach(
                (tasks, ms) -> say(tasks + " tasks of " + sizes.shortMillis + " ms, longer than local", "ms", ms));
        double[] line = line(longer);
        say("fitted: a job", "ms", List.of(line[0]));
        say("fitted: each task", "ms", List.of(line[1]));
        say("fitted: each task, of 5 s", "%", List.of(line[1] / 50));
        say(sizes.longTasks + " tasks of " + sizes.longMillis + " ms, longer than local", "%", percent);
    }

    /** The difference of two measurements, one after the other, the first one last in every second pair. */
    private static double inTurns(int pair, java.util.function.DoubleSupplier a, java.util.function.DoubleSupplier b) {
        if (pair % 2 == 0) {
            double first = a.getAsDouble();
            return first - b.getAsDouble();
        }
        double first = b.getAsDouble();
        return a.getAsDouble() - first;
    }

    /** Least squares through the medians: at zero tasks, and for each. */
    private static double[] line(Map<Integer, List<Double>> values) {
        double n = values.size();
        ToDoubleFunction<Map.Entry<Integer, List<Double>>> y = e -> median(e.getValue());
        double meanX = values.keySet().stream().mapToInt(x -> x).average().orElseThrow();
        double meanY = values.entrySet().stream().mapToDouble(y).sum() / n;
        double slope = values.entrySet().stream()
                        .mapToDouble(e -> (e.getKey() - meanX) * (y.applyAsDouble(e) - meanY))
                        .sum()
                / values.keySet().stream()
                        .mapToDouble(x -> (x - meanX) * (x - meanX))
                        .sum();
        return new double[] {meanY - slope * meanX, slope};
    }

    /** Tasks of about a second that compute: one thread of this process beside two workers of one thread. */
    private void gain(Workplace spark) {
        int rounds = rounds(sizes.pairs > 1 ? 1.0 : 0.05);
        CostShop shop = new CostShop(0, rounds);
        seconds(spark, shop, 4); // until the second executor takes part, and its code is compiled
        seconds(spark, shop, 4);
        List<Double> gain = new ArrayList<>();
        for (int pair = 0; pair < sizes.pairs; pair++) {
            double one = seconds(new LocalPlace(1), shop, sizes.computing);
            gain.add(one / seconds(spark, shop, sizes.computing));
        }
        say("two workers beside one thread, " + sizes.computing + " tasks that compute", "times as fast", gain);
    }

    /** How many rounds take so many seconds here. */
    private static int rounds(double seconds) {
        int rounds = 1000;
        while (true) {
            long began = System.nanoTime();
            float kept = CostShop.computed(1, rounds);
            double took = (System.nanoTime() - began) / 1e9;
            if (took > seconds / 2 || Float.isNaN(kept)) {
                return (int) (rounds * seconds / took);
            }
            rounds *= 2;
        }
    }

    private static double seconds(Workplace place, CostShop shop, int units) {
        CountedResults results = new CountedResults();
        long began = System.nanoTime();
        try (StopSignal stop = new StopSignal()) {
            place.work(shop, IntStream.range(0, units).boxed().toList(), results, stop);
        }
        double took = (System.nanoTime() - began) / 1e9;
        if (results.done() != units) {
            throw new IllegalStateException("expected " + units + " units, done " + results.done());
        }
        return took;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }

    private void say(String what, String unit, List<Double> values) {
        report.append(String.format(
                Locale.ROOT,
                "%-62s %8.2f %s%s%n",
                what,
                median(values),
                unit,
                values.size() == 1
                        ? ""
                        : "  of "
                                + values.stream()
                                        .sorted()
                                        .map(v -> String.format(Locale.ROOT, "%.2f", v))
                                        .toList()));
    }
}
