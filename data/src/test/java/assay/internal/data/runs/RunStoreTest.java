package assay.internal.data.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.core.error.DataMissingException;
import assay.core.kit.SpaceKits;
import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.core.run.Training;
import assay.core.space.Genotype;
import assay.core.space.bench201.Genotype201;
import assay.core.space.darts.GenotypeDarts;
import assay.core.space.darts.PublishedDarts;
import assay.core.space.recurrent.PublishedRecurrent;
import assay.core.truth.BuiltFacts;
import assay.core.truth.Dataset;
import assay.internal.data.duck.DuckFile;
import assay.internal.testkit.BitRot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStoreTest {
    @TempDir
    Path dir;

    private Path path;
    private RunStore store;

    @BeforeEach
    void open() {
        path = dir.resolve("runs.duckdb");
        store = RunStore.open(path);
    }

    private static Experiment experiment(String name, String started, String... methods) {
        List<RunRecord> runs = List.of(methods).stream()
                .map(m -> new RunRecord(m, 0, List.of(), List.of(), Genotype201.ofCode(7), 1, 0))
                .toList();
        return new Experiment(
                name, "nasbench201", List.of("cifar10"), 200, "x: 1", Map.of(RunStore.STARTED, started), runs);
    }

    private void sql(String statement) throws SQLException {
        try (Connection c = new DuckFile(path).openToWrite();
                Statement s = c.createStatement()) {
            s.execute(statement);
        }
    }

    @Test
    void savingAgain_replaces_andComesFirst() {
        String a = store.save(experiment("a", "1", "darts"));
        store.save(experiment("b", "1"));
        assertEquals(a, store.save(experiment("a", "1", "darts", "random")));
        assertEquals(
                List.of("a", "b"),
                store.list().stream().map(RunStore.Saved::name).toList());
        assertEquals(2, store.list().get(0).runs());
        assertEquals(2, store.load("a").runs().size());
    }

    @Test
    void aNameMeansItsLastExperiment_anIdTheVeryOne() {
        String first = store.save(experiment("a", "1", "darts"));
        String second = store.save(experiment("a", "2"));
        assertNotEquals(first, second);
        assertEquals(0, store.load("a").runs().size());
        assertEquals(1, store.load(first).runs().size());
    }

    @Test
    void flippedBits_giveNoOtherExperiment() throws Exception {
        store.save(experiment("a", "1", "darts", "random"));
        BitRot rot = BitRot.of(path, () -> {
            Files.deleteIfExists(path.resolveSibling("runs.duckdb.wal"));
            return store.load("a");
        });
        assertTrue(rot.flipAmongFirst(Integer.MAX_VALUE, 60).refused() > 0);
        assertTrue(rot.flipAmongFirst(12_288, 60).refused() > 0);
    }

    @Test
    void anEmptyStore_listsNothing_andMakesNoFile() {
        assertEquals(List.of(), store.list());
        assertThrows(DataMissingException.class, () -> store.load("a"));
        assertFalse(Files.exists(path));
    }

    @Test
    void anUnknownName_isToldWithTheKnownOnes() {
        store.save(experiment("a", "1"));
        DataMissingException e = assertThrows(DataMissingException.class, () -> store.load("b"));
        assertTrue(e.getMessage().contains("name or id 'b', found [a]"), e.getMessage());
    }

    @Test
    void aFailedSave_leavesWhatWasThere() throws SQLException {
        store.save(experiment("a", "1", "darts"));
        sql("DROP TABLE samples"); // the last table that a save writes
        assertThrows(DataMissingException.class, () -> store.save(experiment("a", "1", "darts", "random")));
        sql("CREATE TABLE samples (experiment VARCHAR, run INTEGER, position INTEGER, arch VARCHAR, score DOUBLE)");
        assertEquals(experiment("a", "1", "darts"), store.load("a"));
    }

    /** Version 1 had neither simulated time nor diagnostics; both reading and saving bring it up. */
    @Test
    void aStoreOfVersion1_isBroughtUp() throws SQLException {
        store.save(experiment("a", "1", "darts"));
        for (int round = 0; round < 2; round++) {
            sql(
                    "ALTER TABLE epochs DROP COLUMN simulated_s; DROP TABLE diagnostics; DROP TABLE marginals; DROP TABLE built;"
                            + " DROP TABLE trainings; DROP TABLE text_trainings;"
                            + " UPDATE run_store SET version = '1'");
            if (round == 0) {
                assertEquals(experiment("a", "1", "darts"), store.load("a"));
            } else {
                store.save(experiment("b", "1", "darts"));
                assertEquals(experiment("a", "1", "darts"), store.load("a"));
            }
        }
    }

    /** Version 2 kept no distributions. */
    @Test
    void aStoreOfVersion2_isBroughtUp() throws SQLException {
        store.save(experiment("a", "1", "darts"));
        sql("DROP TABLE marginals; DROP TABLE built; DROP TABLE trainings; DROP TABLE text_trainings;"
                + " UPDATE run_store SET version = '2'");
        assertEquals(experiment("a", "1", "darts"), store.load("a"));
        store.save(experiment("b", "1", "darts"));
        assertEquals(experiment("b", "1", "darts"), store.load("b"));
    }

    /** Version 3 knew neither built tables nor trainings. */
    @Test
    void aStoreOfVersion3_isBroughtUp() throws SQLException {
        store.save(experiment("a", "1", "darts"));
        sql("DROP TABLE built; DROP TABLE trainings; DROP TABLE text_trainings; UPDATE run_store SET version = '3'");
        assertEquals(experiment("a", "1", "darts"), store.load("a"));
        store.save(trained("b"));
        assertEquals(trained("b"), store.load("b"));
    }

    /** Version 4 knew no trainings of language models. */
    @Test
    void aStoreOfVersion4_isBroughtUp() throws SQLException {
        store.save(trained("a"));
        sql("DROP TABLE text_trainings; UPDATE run_store SET version = '4'");
        assertEquals(trained("a"), store.load("a"));
        store.save(ofText("b"));
        assertEquals(ofText("b"), store.load("b"));
    }

    /** Version 5 did not know what a pass of a trained network costs. */
    @Test
    void aStoreOfVersion5_isBroughtUp() throws SQLException {
        store.save(trained("a"));
        sql("ALTER TABLE trainings DROP COLUMN inference_images; ALTER TABLE trainings DROP COLUMN inference_ms;"
                + " ALTER TABLE trainings DROP COLUMN inference_bytes; UPDATE run_store SET version = '5'");
        List<Training> before = store.load("a").trainings();
        assertEquals(
                trained("a").trainings().stream()
                        .map(t -> t.with(Optional.empty()))
                        .toList(),
                before);
        store.save(trained("b"));
        assertEquals(trained("b"), store.load("b"));
    }

    private static Experiment ofText(String name) {
        Genotype arch = PublishedRecurrent.named("DARTS_V2");
        RunRecord run = new RunRecord("random", 0, List.of(), List.of(), arch, 0, 0.5);
        List<Training> trainings = List.of(
                new Training(arch, "ptb", 1, 1600, new Training.Words(1594, 4.06, 4.02, 4.01), 3.9, 22_960_000, 7, 1.5),
                new Training(arch, "ptb", 0, 1600, new Training.Words(1, 1.0 / 3, 1e-300, 0), 7, 1, 2, 0));
        return new Experiment(
                name, "recurrent", List.of("ptb"), 1600, "x", Map.of("started", "1"), List.of(run), trainings);
    }

    /** An experiment in the space without a table keeps the trainings that judge it, in their order. */
    @Test
    void cellsOfASpaceThatIsOnlyJudged_comeBackAsTheyWere() {
        Genotype cell =
                SpaceKits.named("nasbench101", "test").read("{\"adjacency\": \"1111110001\", \"ops\": \"c3;c3;c3\"}");
        RunRecord run = new RunRecord("mine", 3, List.of(), List.of(), cell, Double.NaN, 0);
        Experiment judged = new Experiment(
                "judged", "nasbench101", List.of("cifar10-40k"), 108, "judged:\n", Map.of(), List.of(run));
        open();
        store.save(judged);
        assertEquals(judged, store.load("judged"));
    }

    @Test
    void trainings_comeBackAsTheyWere() {
        store.save(trained("a"));
        store.save(trained("a"));
        assertEquals(trained("a"), store.load("a"));
    }

    @Test
    void anExperimentThatABuiltTableJudges_keepsItsFacts() {
        BuiltFacts facts = new BuiltFacts(
                "leaves-201",
                "Leaves",
                new Dataset("leaves", "Leaves", 4, 12),
                4,
                1,
                10,
                List.of(0, 1),
                new BuiltFacts.Images(800, 200, 300),
                Map.of("recipe", "SGD"));
        Experiment plain = experiment("a", "1", "darts");
        Experiment built = new Experiment(
                "a",
                "nasbench201",
                Optional.of(facts),
                List.of("leaves"),
                10,
                "x: 1",
                plain.provenance(),
                plain.runs());
        store.save(built);
        assertEquals(built, store.load("a"));
        assertEquals("leaves-201", store.load("a").benchmark().key());
    }

    private static Experiment trained(String name) {
        GenotypeDarts arch = PublishedDarts.named("DARTS_V2");
        RunRecord run = new RunRecord("random", 0, List.of(), List.of(), arch, 0, 0.5);
        List<Training> trainings = List.of(
                new Training(arch, "cifar10", 1, 600, 97.24, 99.9, 0.1, 0.05, 3_349_342, 528_360_000, 1.5)
                        .with(Optional.of(new Training.Inference(96, 1.25, 1L << 33))),
                new Training(arch, "cifar10", 0, 600, 1.0 / 3, 0, 1e-300, 7, 1, 2, 0));
        return new Experiment(
                name, "darts", List.of("cifar10"), 600, "x", Map.of("started", "1"), List.of(run), trainings);
    }

    @Test
    void damagedOrForeignContent_isRefused() throws SQLException {
        String id = store.save(experiment("a", "1", "darts"));
        sql("UPDATE runs SET chosen = '|none~0|+'");
        DataFormatException e = assertThrows(DataFormatException.class, () -> store.load(id));
        assertTrue(e.getMessage().contains("experiment " + id + ": damaged: genotype column"), e.getMessage());
        sql("UPDATE run_store SET version = '99'");
        e = assertThrows(DataFormatException.class, store::list);
        assertTrue(e.getMessage().contains("expected version 6, found version 99"), e.getMessage());
        sql("DROP TABLE run_store");
        assertThrows(DataFormatException.class, () -> store.save(experiment("a", "2")));
    }

    /** The page that describes the tables shows queries: they must run, and find what was saved. */
    @Test
    void theDocumentedQueriesRun() throws Exception {
        store.save(experiment("a", "1", "darts", "random"));
        sql("INSERT INTO samples SELECT experiment, run, 0, 'x' || run, run FROM runs");
        String page = Files.readString(Path.of("../docs/run-store.md"));
        String queries = page.substring(page.indexOf("```sql") + 6, page.lastIndexOf("```"));
        List<String> found = new ArrayList<>();
        try (Connection c = new DuckFile(path).openToRead();
                Statement s = c.createStatement()) {
            for (String query : queries.split(";")) {
                if (query.isBlank()) {
                    continue;
                }
                try (ResultSet r = s.executeQuery(query)) {
                    while (r.next()) {
                        found.add(r.getString("method".equals(r.getMetaData().getColumnName(1)) ? "method" : "arch"));
                    }
                }
            }
        }
        assertEquals(List.of("darts", "random"), found.subList(0, 2));
        assertEquals(List.of("x0", "x1"), found.subList(2, 4).stream().sorted().toList());
    }
}
