package assay.internal.bench201.truth.nats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.core.truth.Dataset;
import assay.internal.bench201.truth.BenchmarkFixture;
import assay.internal.bench201.truth.TruthImport;
import assay.internal.data.importing.ImportProgress;
import assay.internal.data.importing.Imported;
import assay.internal.data.importing.Imports;
import assay.internal.data.store.StoreReader;
import assay.internal.testkit.PickleWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Benchmarks in one file, in every container. */
class WholeFormatTest {
    @TempDir
    Path folder;

    private final List<String> remarks = new ArrayList<>();

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private Imported run(Path file, Path store) {
        ImportProgress progress = new ImportProgress() {
            @Override
            public void at(long done, long total, String at) {}

            @Override
            public void remark(String text) {
                remarks.add(text);
            }
        };
        return new Imports(Stream.of(TruthImport.FORMATS, TruthImport.NEIGHBOURS)
                        .flatMap(List::stream)
                        .toList())
                .run(file, Optional.empty(), kind -> store, "test", progress)
                .get(0);
    }

    private static String one(Path store, String query) throws SQLException {
        try (Connection c = StoreReader.openLocked(store);
                Statement sql = c.createStatement();
                ResultSet row = sql.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static final String ROWS =
            "SELECT list((arch, dataset, split, schedule, trial, seeds, epoch, metric, value, "
                    + "basis)::VARCHAR ORDER BY ALL)::VARCHAR FROM measurement";

    private static Map<Object, Object> pth(int count) {
        return BenchmarkFixture.benchmark(BenchmarkFixture.archs(NatsSpace.TOPOLOGY), count, BenchmarkFixture::pthRuns);
    }

    @Test
    void pth_isTheSameInEveryContainer() throws IOException, SQLException {
        Object object = pth(4);
        List<String> rows = new ArrayList<>();
        int n = 0;
        for (byte[] container : List.of(
                BenchmarkFixture.legacy(object),
                BenchmarkFixture.zip(object, false),
                BenchmarkFixture.zip(object, true))) {
            Path store = folder.resolve(n++ + ".duckdb");
            Imported done = run(file("NAS-Bench-201-v1_1-096897.pth", container), store);
            assertEquals(List.of("pth"), done.formats());
            rows.add(one(store, ROWS));
            // Accuracy and loss, of training and test, on two data sets for 200 epochs and on one for 12: run and mean;
            // parameters and multiply-adds of each training, twice too.
            assertEquals(4 * 2 * (4 * (2 * 200 + 12) + 2 * 3), done.values());
            assertEquals("mismatch", one(store, "SELECT checksum FROM source_file"));
        }
        assertEquals(rows.get(0), rows.get(1));
        assertEquals(rows.get(0), rows.get(2));
        Path store = folder.resolve("0.duckdb");
        assertEquals(
                BenchmarkFixture.value(3, Dataset.CIFAR100, 149),
                Double.parseDouble(one(
                        store,
                        "SELECT value FROM measurement WHERE arch = 3 AND dataset = 'cifar100' AND split = 'valtest'"
                                + " AND schedule = 200 AND trial = '888' AND epoch = 150 AND metric = 'accuracy'")));
        assertTrue(
                remarks.contains("NAS-Bench-201-v1_1-096897.pth: holds 4 of 15625 architectures"), remarks::toString);
        assertTrue(remarks.stream().anyMatch(r -> r.contains("checksum is not the published")), remarks::toString);
    }

    @Test
    void missingSeedsAndWrongCosts_areMarked() throws IOException, SQLException {
        Path store = folder.resolve("x.duckdb");
        run(file("x.pth", BenchmarkFixture.legacy(pth(3))), store);
        assertEquals("unknown", one(store, "SELECT checksum FROM source_file"));
        assertEquals(
                "777, 999",
                one(
                        store,
                        "SELECT string_agg(trial, ', ' ORDER BY trial) FROM mark WHERE kind = 'missing' AND arch = 1"
                                + " AND dataset = 'cifar100' AND schedule = 200"));
        assertEquals("2", one(store, "SELECT string_agg(DISTINCT arch, ' ') FROM mark WHERE kind = 'inconsistent'"));
        assertEquals("3", one(store, "SELECT count(*) FROM mark WHERE kind = 'inconsistent'"));
        assertTrue(one(store, "SELECT detail FROM mark WHERE kind = 'inconsistent'")
                .contains("the record says 1.0 million flops"));
    }

    @Test
    void oneArchitecture_asAFileOfItsOwn() throws IOException, SQLException {
        Path store = folder.resolve("x.duckdb");
        run(file("000005-FULL.pth", BenchmarkFixture.legacy(BenchmarkFixture.pthRuns(5))), store);
        assertEquals("5", one(store, "SELECT string_agg(DISTINCT arch, ' ') FROM measurement"));
        Path wrong = file("000006-FULL.pth", BenchmarkFixture.legacy(BenchmarkFixture.pthRuns(5)));
        assertTrue(assertThrows(DataFormatException.class, () -> run(wrong, store))
                .getMessage()
                .contains("expected architecture 6"));
    }

    @Test
    void natsAsOneFile_ofBothSpaces() throws IOException, SQLException {
        for (NatsSpace space : NatsSpace.values()) {
            // CPython writes dicts in batches of 1,000.
            int count = space == NatsSpace.SIZE ? 1003 : 30;
            Map<Object, Object> object = BenchmarkFixture.benchmark(
                    BenchmarkFixture.archs(space), count, arch -> BenchmarkFixture.natsRuns(space, arch));
            Path store = folder.resolve(space + ".duckdb");
            run(file(space + ".pickle.pbz2", BenchmarkFixture.bzip2(PickleWriter.bytes(object, 4))), store);
            assertEquals(String.valueOf(count), one(store, "SELECT count(DISTINCT arch) FROM measurement"));
            int schedule = space == NatsSpace.SIZE ? 90 : 200;
            assertEquals(
                    BenchmarkFixture.value(count - 1, Dataset.CIFAR10, schedule - 1),
                    Double.parseDouble(one(
                            store,
                            "SELECT value FROM measurement WHERE arch = " + (count - 1)
                                    + " AND dataset = 'cifar10' AND split = 'test'"
                                    + " AND trial = 'mean' AND metric = 'accuracy' AND epoch = " + schedule)));
        }
    }

    @Test
    void indexAfterTheArchitectures_isReadToo() throws IOException, SQLException {
        Map<Object, Object> object = pth(2);
        Map<Object, Object> reordered = BenchmarkFixture.dict(
                "evaluated_indexes",
                java.util.Set.of(1L),
                "arch2infos",
                object.get("arch2infos"),
                "meta_archs",
                object.get("meta_archs"));
        Path store = folder.resolve("x.duckdb");
        run(file("x.pth", BenchmarkFixture.zip(reordered, false)), store);
        assertEquals("2", one(store, "SELECT count(DISTINCT arch) FROM measurement"));
        assertTrue(remarks.stream().anyMatch(r -> r.contains("'evaluated_indexes' names 1")), remarks::toString);
    }

    @Test
    void otherContents_areRefused() throws IOException {
        Map<Object, Object> object = pth(1);
        List<Object> archs = new ArrayList<>((List<?>) object.get("meta_archs"));
        archs.set(7, archs.get(8));
        object.put("meta_archs", archs);
        assertRefused("architecture 7: expected", BenchmarkFixture.legacy(object));
        assertRefused(
                "expected a dict 'arch2infos'",
                BenchmarkFixture.legacy(BenchmarkFixture.benchmark(
                        BenchmarkFixture.archs(NatsSpace.TOPOLOGY), 0, BenchmarkFixture::pthRuns)));
        assertRefused("the runs of one architecture", BenchmarkFixture.legacy(BenchmarkFixture.dict("full", 1L)));
        assertRefused(
                "expected architecture 1, ",
                BenchmarkFixture.legacy(BenchmarkFixture.benchmark(List.of(), 2, arch -> BenchmarkFixture.pthRuns(0))));
    }

    private void assertRefused(String why, byte[] legacy) throws IOException {
        Path file = file("x.pth", legacy);
        Path store = folder.resolve("refused.duckdb");
        DataFormatException e = assertThrows(DataFormatException.class, () -> run(file, store));
        assertTrue(e.getMessage().startsWith("x.pth") && e.getMessage().contains(why), e.getMessage());
        assertTrue(Files.notExists(store));
    }

    /** 2^32 is 0 in 32 bits, and -1 no place in a set of bits. */
    @ParameterizedTest
    @ValueSource(longs = {-1, 1L << 32, (1L << 32) + 1, 15_625, Long.MIN_VALUE})
    void evaluatedIndexesThatCannotBe_areRefused(long index) throws IOException {
        Map<Object, Object> content = new LinkedHashMap<>(pth(2));
        content.put("evaluated_indexes", List.of(0L, index));
        Path file = file("NAS-Bench-201-v1_0-e61699.pth", BenchmarkFixture.legacy(content));
        DataFormatException e = assertThrows(DataFormatException.class, () -> run(file, folder.resolve("s.duckdb")));
        assertTrue(
                e.getMessage().contains("expected indexes of 0..15624 in 'evaluated_indexes', found '" + index),
                e.getMessage());
    }
}
