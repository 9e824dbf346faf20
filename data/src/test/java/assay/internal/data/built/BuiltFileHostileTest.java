package assay.internal.data.built;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.core.truth.BuiltFacts;
import assay.internal.data.importing.ImportProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are not what they should be make no store. */
class BuiltFileHostileTest {
    @TempDir
    private static Path folder;

    private static final BuiltFacts FACTS = MadeUp.facts("leaves-201", 2, List.of(0));
    private static final BuiltFacts SCORED = MadeUp.scored(FACTS);
    private static Path good;

    @BeforeAll
    static void write() {
        good = MadeUp.write(folder, FACTS);
    }

    /** The good file with other rows or facts. */
    private static Path changed(String change, Map<String, String> facts) throws SQLException {
        Path file = folder.resolve("changed.parquet");
        try (Connection c = DriverManager.getConnection("jdbc:duckdb:");
                Statement sql = c.createStatement()) {
            sql.execute("SET threads = 1");
            sql.execute("CREATE TABLE t AS FROM '" + good + "'");
            sql.execute(change);
            sql.execute("COPY (FROM t ORDER BY arch, seed) TO '" + file + "' (FORMAT parquet, KV_METADATA {"
                    + facts.entrySet().stream()
                            .map(e -> e.getKey() + ": '" + e.getValue().replace("'", "''") + "'")
                            .collect(Collectors.joining(", "))
                    + "})");
        }
        return file;
    }

    private static void assertRefused(Path file, String why) {
        Path store = folder.resolve("none.duckdb");
        String message = assertThrows(
                        DataFormatException.class, () -> BuiltStore.make(file, store, "test", ImportProgress.NONE))
                .getMessage();
        assertTrue(message.contains(why), message);
        assertFalse(Files.exists(store));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "UPDATE t SET train_correct = [1001, 1] WHERE arch = 40; expected 0..1000 right answers",
                "UPDATE t SET train_correct = [1, NULL] WHERE arch = 40; expected 0..1000 right answers",
                "UPDATE t SET test_loss_e4 = [1] WHERE arch = 40; expected 2 epochs, found 1",
                "UPDATE t SET valid_loss_e4 = NULL WHERE arch = 40; expected 2 epochs, found 0",
                "UPDATE t SET epoch_s = 'nan' WHERE arch = 40; expected seconds above 0",
                "UPDATE t SET seed = 1 WHERE arch = 40; expected the training of architecture 40 with seed 0",
                "UPDATE t SET members = [40, 15625] WHERE arch = 40; expected members of 0..15624",
                "UPDATE t SET members = [40, 0] WHERE arch = 40; each of one class",
                "DELETE FROM t WHERE arch = 40; expected it among the members",
                "INSERT INTO t FROM t WHERE arch = 0; found architecture 0 with seed 0",
                "ALTER TABLE t DROP epoch_s; not recognised"
            })
    void rowsThatCannotBe_areRefused(String change, String why) throws SQLException {
        assertRefused(changed(change, FACTS.texts()), why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "UPDATE t SET proxies = [1.0] WHERE arch = 40; expected 2 proxies, found 1",
                "UPDATE t SET proxies = NULL WHERE arch = 40; expected 2 proxies, found 0",
                "UPDATE t SET proxies = ['1', 'inf'] WHERE arch = 40; expected a finite score or none",
                "UPDATE t SET proxies = ['nan', NULL] WHERE arch = 40; expected a finite score or none",
                "ALTER TABLE t DROP proxies; found the fact alone",
                "ALTER TABLE t ALTER proxies TYPE FLOAT[]; not recognised"
            })
    void scoresThatCannotBe_areRefused(String change, String why) throws SQLException {
        assertRefused(
                changed(
                        "ALTER TABLE t ADD proxies DOUBLE[]; UPDATE t SET proxies = [1.0, NULL]; " + change,
                        SCORED.texts()),
                why);
    }

    @Test
    void scoresWithoutNames_areRefused() throws SQLException {
        assertRefused(
                changed("ALTER TABLE t ADD proxies DOUBLE[]; UPDATE t SET proxies = [1.0, NULL]", FACTS.texts()),
                "found the column alone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "synflow+", "synflow+synflow", "Snip"})
    void namesOfProxiesThatCannotBe_areRefused(String names) throws SQLException {
        Map<String, String> facts = new LinkedHashMap<>(FACTS.texts());
        facts.put(BuiltFacts.PROXIES, names);
        assertRefused(changed("SELECT 1", facts), "expected different names of proxies");
    }

    @Test
    void trainingWithoutTheScoresThatAreNamed_isNotWritten() {
        assertThrows(
                IllegalArgumentException.class,
                () -> BuiltFile.write(
                        folder.resolve("part.parquet"), SCORED, MadeUp.TRAINED, MadeUp.trainings(SCORED)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "schedule", "seeds", "dataset"})
    void missingFact_isRefused(String fact) throws SQLException {
        Map<String, String> facts = new LinkedHashMap<>(FACTS.texts());
        facts.remove(fact);
        assertRefused(changed("SELECT 1", facts), "expected a fact '" + fact + "'");
    }

    @Test
    void everyTruncation_isRefused() throws IOException {
        byte[] all = Files.readAllBytes(good);
        Path cut = folder.resolve("cut.parquet");
        for (int length = 0; length < all.length; length += all.length / 40) {
            Files.write(cut, Arrays.copyOf(all, length));
            assertRefused(cut, "cut.parquet");
        }
    }

    @Test
    void trainingsThatAreNotAll_areNotWritten() {
        List<BuiltTraining> all = MadeUp.trainings(FACTS);
        Path file = folder.resolve("part.parquet");
        for (List<BuiltTraining> part : List.of(all.subList(1, all.size()), all.subList(0, all.size() - 1))) {
            assertThrows(IllegalArgumentException.class, () -> BuiltFile.write(file, FACTS, MadeUp.TRAINED, part));
            assertFalse(Files.exists(file));
        }
    }

    @Test
    void accuracyThatIsNoCount_isNotWritten() {
        List<BuiltTraining> all = MadeUp.trainings(FACTS);
        all.get(3).valid().accuracy()[1] += 0.1;
        assertThrows(
                IllegalArgumentException.class,
                () -> BuiltFile.write(folder.resolve("part.parquet"), FACTS, MadeUp.TRAINED, all));
    }

    /** Numbers that are read before anything else, and that memory or work follow from. */
    @ParameterizedTest
    @CsvSource({
        "channels, 2147483647",
        "channels, 4097",
        "cells, 2147483647",
        "image_size, 2147483644",
        "classes, 2147483647",
        "schedule, 2147483647",
        "channels, 0",
        "channels, -8",
        "channels, 99999999999",
        "name, nasbench201",
        "name, 201",
        "name, fbnet",
        "name, darts"
    })
    void factsThatCannotBe_areRefused(String fact, String value) throws SQLException {
        Map<String, String> facts = new LinkedHashMap<>(FACTS.texts());
        facts.put(fact, value);
        assertRefused(changed("SELECT 1", facts), "refused: ");
    }

    /** Its store would be thrown away at the next question. */
    @Test
    void nameOfTheCarriedBenchmark_isRefused() throws SQLException {
        Map<String, String> facts = new LinkedHashMap<>(FACTS.texts());
        facts.put("name", Embedded.NAME);
        assertRefused(changed("SELECT 1", facts), "expected a name of its own, found 'mini201'");
    }
}
