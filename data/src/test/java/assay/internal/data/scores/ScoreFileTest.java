package assay.internal.data.scores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.core.error.DataMissingException;
import assay.core.error.UsageException;
import assay.internal.data.scores.ScoreFile.Row;
import assay.internal.data.store.Export.Format;
import assay.internal.testkit.BitRot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreFileTest {
    private static final Map<String, String> SETTINGS = Map.of("seed", "0");

    @TempDir
    private Path folder;

    private Path filled() {
        Path path = folder.resolve("s.duckdb");
        try (ScoreFile file = new ScoreFile(path, SETTINGS)) {
            file.classes("snip", new int[] {0, 1, 2}, new int[] {0, 0, 2});
            file.add(List.of(
                    new Row(0, "snip", OptionalDouble.of(1.5), 0.1), new Row(2, "snip", OptionalDouble.empty(), 0.2)));
        }
        return path;
    }

    @Test
    void architectures_haveTheirRepresentativesScore() {
        Scores scores = Scores.read(filled(), "201", 4);
        assertEquals(1.5, scores.of("snip")[0]);
        assertEquals(1.5, scores.of("snip")[1]);
        assertTrue(Double.isNaN(scores.of("snip")[2]), "undefined");
        assertTrue(Double.isNaN(scores.of("snip")[3]), "not computed");
        assertEquals(Map.of("snip", 1), scores.undefined());
    }

    @Test
    void openedAgain_goesOn() {
        Path path = filled();
        try (ScoreFile file = new ScoreFile(path, SETTINGS)) {
            assertEquals(Set.of(0, 2), file.done("snip"));
            assertEquals(Set.of(), file.done("grasp"));
        }
    }

    @Test
    void otherSettings_areRefused() {
        Path path = filled();
        UsageException e = assertThrows(UsageException.class, () -> new ScoreFile(path, Map.of("seed", "1")));
        assertTrue(e.getMessage().contains("seed 1, found 0"), e.getMessage());
    }

    @Test
    void parquet_holdsTheSameAndItsSettings() {
        Path parquet = folder.resolve("s.parquet");
        ScoreFile.export(filled(), parquet, Format.PARQUET);
        Scores scores = Scores.read(parquet, "201", 4);
        assertEquals("seed=0", scores.settings());
        assertEquals(1.5, scores.of("snip")[1]);
        assertEquals(Map.of("snip", 1), scores.undefined());
    }

    @Test
    void flippedBits_giveNoOtherScores() throws Exception {
        Path file = filled();
        Path parquet = folder.resolve("s.parquet");
        ScoreFile.export(file, parquet, Format.PARQUET);
        assertEquals(0, BitRot.of(parquet, () -> text(parquet)).flip(300).same());
        BitRot duck = BitRot.of(file, () -> text(file));
        assertTrue(duck.flipAmongFirst(Integer.MAX_VALUE, 120).refused() > 0);
        assertTrue(duck.flipAmongFirst(12_288, 120).refused() > 0);
    }

    private static String text(Path file) {
        Scores scores = Scores.read(file, "201", 4);
        return scores.settings() + Arrays.toString(scores.of("snip")) + scores.undefined();
    }

    @Test
    void unknownProxy_listsThoseThatThereAre() {
        Scores scores = Scores.read(filled(), "201", 4);
        assertTrue(assertThrows(UsageException.class, () -> scores.of("zen"))
                .getMessage()
                .contains("snip"));
    }

    @Test
    void whatIsNoScores_isRefused() throws IOException {
        Path none = folder.resolve("none.parquet");
        assertThrows(DataMissingException.class, () -> Scores.read(none, "201", 4));
        Files.writeString(none, "no parquet");
        assertThrows(DataFormatException.class, () -> Scores.read(none, "201", 4));
        Path beyond = filled();
        assertThrows(DataFormatException.class, () -> Scores.read(beyond, "201", 2));
    }
}
