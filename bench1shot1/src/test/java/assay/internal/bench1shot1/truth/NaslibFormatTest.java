package assay.internal.bench1shot1.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.core.space.bench101.Bench101Index;
import assay.core.space.bench101.Cell101;
import assay.core.space.bench101.Cost101;
import assay.core.truth.Answer.Measured;
import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Query;
import assay.core.truth.Split;
import assay.core.truth.Trials;
import assay.internal.core.pickle.PickleLimits;
import assay.internal.data.importing.ImportProgress;
import assay.internal.data.importing.Imported;
import assay.internal.data.importing.Imports;
import assay.internal.data.truth.StoreTruth;
import assay.internal.testkit.PickleWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pickles in the layout of NASLib, made here. */
class NaslibFormatTest {
    private static final Cell101 CELL = Bench101Index.get().cell(4_000);

    @TempDir
    Path folder;

    private static List<List<Long>> matrix(Cell101 cell) {
        List<List<Long>> rows = new ArrayList<>();
        for (int x = 0; x < cell.vertices(); x++) {
            List<Long> row = new ArrayList<>();
            for (int y = 0; y < cell.vertices(); y++) {
                row.add(cell.hasEdge(x, y) ? 1L : 0L);
            }
            rows.add(row);
        }
        return rows;
    }

    private static Map<String, Object> fixed(Cell101 cell) {
        List<String> operations = new ArrayList<>(List.of("input"));
        operations.addAll(List.of(cell.operations()
                .replace("c3", "conv3x3-bn-relu")
                .replace("c1", "conv1x1-bn-relu")
                .replace("mp", "maxpool3x3")
                .split(";")));
        operations.add("output");
        Map<String, Object> fixed = new LinkedHashMap<>();
        fixed.put("module_adjacency", matrix(cell));
        fixed.put("module_operations", operations);
        fixed.put("trainable_parameters", Cost101.of(cell).params());
        return fixed;
    }

    private static Map<String, Object> training(double test) {
        return Map.of("final_test_accuracy", test, "final_training_time", 1_769.5);
    }

    private Imported run(Object hash, Object cell) throws IOException {
        Path file = folder.resolve("nb101.pkl");
        Files.write(file, PickleWriter.bytes(Map.of(hash, cell), 4));
        return new Imports(TruthImport101.FORMATS)
                .run(file, Optional.empty(), kind -> folder.resolve("s.duckdb"), "test", ImportProgress.NONE)
                .get(0);
    }

    @Test
    void trainings_areImported_andTheirMean() throws IOException {
        Map<Long, Object> computed = Map.of(108L, List.of(training(9_000.0 / 9_984), training(9_300.0 / 9_984)));
        Imported done = run(CELL.hash().text(), new Object[] {fixed(CELL), computed});
        assertEquals(List.of("naslib"), done.formats());
        assertEquals(2 * 2 + 2, done.values());
        try (StoreTruth truth = StoreTruth.open(Benchmark.NASBENCH101, folder.resolve("s.duckdb"))) {
            Measured mean = (Measured) truth.ask(new Query(
                    CELL,
                    Dataset.CIFAR10_40K,
                    Split.TEST,
                    Metric.ACCURACY,
                    108,
                    Trials.of("mean"),
                    OptionalInt.empty()));
            assertEquals(100.0 * 18_300 / (2 * 9_984), mean.value());
            assertEquals(List.of(0, 1), mean.seeds());
        }
    }

    /** The whole table fits into a heap of 5 GB, and what a small heap cannot hold is refused with what it needs. */
    @Test
    void howMuchIsRead_hangsOnTheHeap() throws IOException {
        assertTrue(PickleLimits.table(5L << 30).objects() > 36_100_000);
        assertTrue(PickleLimits.table(5L << 30).memo() > 6_900_000);
        assertEquals(
                PickleLimits.DEFAULT.objects(), PickleLimits.table(64L << 20).objects());
        Path file = folder.resolve("large.pkl");
        List<Long> many = Collections.nCopies(2_000_001, 1L);
        Files.write(file, PickleWriter.bytes(Map.of("module_adjacency", many), 4));
        String why = assertThrows(DataFormatException.class, () -> NaslibFormat.content(file, "x", 64L << 20))
                .getMessage();
        assertTrue(why.contains("the heap of 64 MB has room for 2000000 objects"), why);
        assertTrue(why.contains("ASSAY_JAVA_OPTS=-Xmx5g"), why);
        assertEquals(Map.of("module_adjacency", many), NaslibFormat.content(file, "x", 1L << 30));
    }

    @Test
    void whatDoesNotFit_isRefusedByItsCell() throws IOException {
        String hash = CELL.hash().text();
        refused("0".repeat(32), List.of(fixed(CELL), Map.of()), "expected the hash of its graph");
        refused(hash, List.of(fixed(CELL)), "expected a pair of dicts");
        refused(hash, List.of(fixed(CELL), Map.of(107L, List.of())), "found '107'");
        refused(hash, List.of(fixed(CELL), Map.of(1L << 32, List.of())), "found '4294967296'");
        refused(hash, List.of(fixed(CELL), Map.of(Long.MIN_VALUE, List.of())), "found '" + Long.MIN_VALUE + "'");
        refused(hash, List.of(fixed(CELL), Map.of("x".repeat(999), List.of())), "found '" + "x".repeat(40) + "...'");
        refused(hash, List.of(fixed(CELL), Map.of(108L, List.of(training(1.5)))), "expected a fraction 0..1");
        refused(hash, List.of(fixed(CELL), Map.of(108L, List.of(training(Double.NaN)))), "expected a fraction 0..1");
        Map<String, Object> graph = fixed(CELL);
        graph.put("module_adjacency", List.of(5L));
        refused(hash, List.of(graph, Map.of()), "cell '" + hash + "'");
        graph.put("module_adjacency", "none");
        refused(hash, List.of(graph, Map.of()), "expected a matrix");
        Map<String, Object> params = fixed(CELL);
        params.put("trainable_parameters", 1L);
        refused(hash, List.of(params, Map.of()), "by formula");
    }

    private void refused(String hash, Object cell, String why) {
        String message =
                assertThrows(DataFormatException.class, () -> run(hash, cell)).getMessage();
        assertTrue(message.contains(why), message);
    }
}
