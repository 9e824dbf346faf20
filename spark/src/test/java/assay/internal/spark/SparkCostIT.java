package assay.internal.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.internal.experiments.place.LocalPlace;
import assay.internal.experiments.place.Workplace;
import assay.internal.experiments.place.Workplaces;
import assay.internal.experiments.work.StopSignal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a task costs besides its work, and what a second worker gains: numbers for docs/spark.md, printed. Tasks wait instead of
 * computing, so that other programs on the machine disturb less.
 */
@Tag("nightly")
class SparkCostIT {
    private static final int PAIRS = Integer.getInteger("assay.pairs", 3);

    @TempDir
    private Path folder;

    @Test
    void tasks_costLittleBesideTheirWork() throws Exception {
        try (SparkCluster cluster = new SparkCluster(folder)) {
            cluster.worker(1, Map.of());
            Map<String, String> settings = Map.of(
                    "spark.ui.enabled", "false",
                    "spark.driver.host", "127.0.0.1",
                    "spark.driver.bindAddress", "127.0.0.1",
                    "spark.executor.memory", "512m",
                    "spark.executor.extraClassPath", SparkCluster.CLASS_PATH);
            settings.forEach(System::setProperty);
            try (Workplace spark = Workplaces.open(Optional.of(cluster.url()), 1)) {
                seconds(spark, 0, 50); // the executor starts, and its code is compiled
                List<Double> overhead = new ArrayList<>();
                List<Double> empty = new ArrayList<>();
                for (int pair = 0; pair < PAIRS; pair++) {
                    overhead.add(100 * (seconds(spark, 5000, 4) / seconds(new LocalPlace(1), 5000, 4) - 1));
                    empty.add(1000 * seconds(spark, 0, 200) / 200);
                }
                cluster.worker(2, Map.of());
                seconds(spark, 500, 40); // until the second executor takes part
                List<Double> gain = new ArrayList<>();
                for (int pair = 0; pair < PAIRS; pair++) {
                    gain.add(seconds(new LocalPlace(1), 1000, 20) / seconds(spark, 1000, 20));
                }
                System.out.printf(
                        Locale.ROOT,
                        "overhead of tasks of 5 s: %s %%; an empty task: %s ms; two workers: %s times as fast%n",
                        text(overhead),
                        text(empty),
                        text(gain));
            } finally {
                settings.keySet().forEach(System::clearProperty);
            }
        }
    }

    private static double seconds(Workplace place, int millis, int units) {
        ToyResults results = new ToyResults();
        long began = System.nanoTime();
        try (StopSignal stop = new StopSignal()) {
            place.work(
                    new ToyShop(millis, -1, "", null),
                    IntStream.range(0, units).boxed().toList(),
                    results,
                    stop);
        }
        assertEquals(units, results.done.size());
        return (System.nanoTime() - began) / 1e9;
    }

    /** All values, and the one in the middle. */
    private static String text(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return String.format(Locale.ROOT, "median %.2f of %s", sorted.get(sorted.size() / 2), sorted);
    }
}
