package assay.internal.reports.headline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.run.EpochRecord;
import assay.core.run.Experiment;
import assay.core.run.Retrained;
import assay.core.run.RunRecord;
import assay.core.run.Training;
import assay.core.space.Genotype;
import assay.core.space.darts.PublishedDarts;
import assay.internal.reports.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DATA, Table 11: memory and time of searches and networks. */
class FootprintTest {
    private static final Genotype CELL = PublishedDarts.named("DARTS_V1");

    @TempDir
    Path folder;

    /** Two epochs of 40 steps in {@code seconds} in all, and 3 MiB. */
    private static RunRecord search(String method, long seed, double seconds) {
        List<EpochRecord> epochs = IntStream.rangeClosed(1, 2)
                .mapToObj(e -> {
                    Map<String, Double> d = new LinkedHashMap<>(Map.of(EpochRecord.WEIGHT_STEPS, 40.0));
                    if (e == 2) {
                        d.put(EpochRecord.STEP_BYTES, 3.0 * (1 << 20));
                    }
                    return new EpochRecord(
                            e,
                            CELL,
                            OptionalDouble.of(2),
                            OptionalDouble.of(2),
                            e * seconds / 2,
                            OptionalDouble.empty(),
                            d);
                })
                .toList();
        return new RunRecord(method, seed, epochs, List.of(), CELL, seconds + 100, 0);
    }

    private String page(RunRecord... runs) throws IOException {
        List<Training> trainings = List.of(
                new Training(CELL, "cifar10", 0, 2, 50, 90, 0.5, 1.5, 1000, 2_500_000, 3)
                        .with(Optional.of(new Training.Inference(96, 12, 5 << 20))),
                new Training(CELL, "cifar10", 1, 2, 50, 90, 0.5, 1.5, 1000, 2_500_000, 5));
        Experiment e = new Experiment("d", "darts", List.of("cifar10"), 2, "x", Map.of(), List.of(runs), trainings);
        new Report(e, new Retrained(trainings)).writeTo(folder);
        return Files.readString(folder.resolve("report.md"));
    }

    @Test
    void stepsMemoryAndNetworks_areThoseOfTheRecords() throws IOException {
        String page = page(
                search("darts", 0, 4),
                search("darts", 1, 8),
                new RunRecord("random", 0, List.of(), List.of(), CELL, 0, 1));
        // 4 s and 8 s over 80 steps; 3 s and 5 s over 2 epochs
        assertTrue(page.contains("| 3.00 | 80 | 75.00 | 1,000 | 2.50 | 2.00 | 12.00 | 5.00 |"), page);
        assertTrue(page.contains("| – | – | – | 1,000 | 2.50 | 2.00 | 12.00 | 5.00 |"), page);
        assertEquals(
                List.of(
                        "darts,0,3.0,80.0,50.0,1000.0,2.5,2.0,12.0,5.0",
                        "darts,1,3.0,80.0,100.0,1000.0,2.5,2.0,12.0,5.0",
                        "random,0,,,,1000.0,2.5,2.0,12.0,5.0"),
                Files.readAllLines(folder.resolve("tables/footprint.csv")).stream()
                        .skip(1)
                        .toList());
        String origin = page.substring(page.indexOf("Memory and time of the searches' steps"));
        assertTrue(origin.contains("diagnostics d"), origin);
        assertFalse(page.contains("step_tensor_bytes") || page.contains("weight_steps.svg"), "no curves");
    }

    @Test
    void searchesOfEarlierVersions_haveNoSuchTable() throws IOException {
        EpochRecord epoch = new EpochRecord(1, CELL, OptionalDouble.of(2), OptionalDouble.empty(), 1);
        String page = page(new RunRecord("darts", 0, List.of(epoch), List.of(), CELL, 1, 0));
        assertFalse(page.contains("Memory and time of the searches' steps"), page);
        assertFalse(Files.exists(folder.resolve("tables/footprint.csv")));
    }
}
