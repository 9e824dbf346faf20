package assay.internal.data.scores;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.core.error.UsageException;
import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.core.space.darts.PublishedDarts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchListTest {
    private static final SpaceKit DARTS = SpaceKits.called("darts", "test");
    private static final String ONE = PublishedDarts.named("DARTS_V1").python();
    private static final String TWO = PublishedDarts.named("DARTS_V2").python();

    @TempDir
    private Path folder;

    private Path csv(String... lines) throws IOException {
        return Files.write(folder.resolve("list.csv"), List.of(lines));
    }

    private static String row(String genotype, String rest) {
        return "\"" + genotype + "\"," + rest;
    }

    @Test
    void rowsAreNumbered_eachArchitectureOnce_withItsAccuracies() throws IOException {
        Path file = csv("genotype,best,last", row(ONE, "97.5,97"), row(TWO, "96.5,"), row(ONE, "97.5,97"));
        ArchList list = ArchList.read(file, DARTS, List.of("last", "best"));
        assertEquals(2, list.size());
        assertEquals(PublishedDarts.named("DARTS_V2"), list.at(1));
        assertEquals(1, list.numberOf("DARTS_V2"));
        assertArrayEquals(new double[] {97, Double.NaN}, list.accuracies().get("last"));
        assertArrayEquals(new double[] {97.5, 96.5}, list.accuracies().get("best"));
    }

    @Test
    void theNameTellsWhichArchitecturesTheyAre_notTheirAccuracies() throws IOException {
        String name = ArchList.read(csv("genotype,a", row(ONE, "1"), row(TWO, "2")), DARTS, List.of())
                .name();
        assertTrue(name.startsWith("darts list "), name);
        assertEquals(
                name,
                ArchList.read(csv("b,arch", "3," + "DARTS_V1", "4,DARTS_V2"), DARTS, List.of())
                        .name());
        assertNotEquals(
                name,
                ArchList.read(csv("arch", "DARTS_V2", "DARTS_V1"), DARTS, List.of())
                        .name());
    }

    @Test
    void anArchitectureWithTwoAccuracies_isRefused() throws IOException {
        Path file = csv("arch,best", "DARTS_V1,97", "DARTS_V1,96");
        String said = assertThrows(DataFormatException.class, () -> ArchList.read(file, DARTS, List.of("best")))
                .getMessage();
        assertTrue(said.contains("97.0 and 96.0 of architecture 0"), said);
    }

    @Test
    void aMissingColumnAndAnUnknownArchitecture_areNamed() throws IOException {
        Path file = csv("arch,best", "DARTS_V1,97", "DARTS_V9,96");
        assertTrue(assertThrows(UsageException.class, () -> ArchList.read(file, DARTS, List.of("worst")))
                .getMessage()
                .contains("found 'worst'. It has arch, best."));
        assertTrue(assertThrows(DataFormatException.class, () -> ArchList.read(file, DARTS, List.of()))
                .getMessage()
                .contains("'DARTS_V9'"));
        Path other = csv("cell,best", "DARTS_V1,97");
        assertTrue(assertThrows(UsageException.class, () -> ArchList.read(other, DARTS, List.of()))
                .getMessage()
                .contains("a column with architectures"));
    }

    @Test
    void scoresOfAList_areReadByItsNumbersOrItsArchitectures_andOfNoOther() throws IOException {
        ArchList list = ArchList.read(csv("arch", "DARTS_V1", "DARTS_V2"), DARTS, List.of());
        Path scores = Files.write(folder.resolve("scores.csv"), List.of("arch,mine", "0,1.5", "DARTS_V2,2.5"));
        assertArrayEquals(
                new double[] {1.5, 2.5},
                Scores.read(scores, ScoredSpace.of(list)).of("mine"));
        Path stated = Files.write(
                folder.resolve("stated.csv"), List.of("arch,mine,settings", "0,1.5,seed=0; space=" + list.name()));
        assertEquals(1.5, Scores.read(stated, ScoredSpace.of(list)).of("mine")[0]);
        ArchList other = ArchList.read(csv("arch", "DARTS_V2"), DARTS, List.of());
        assertThrows(DataFormatException.class, () -> Scores.read(stated, ScoredSpace.of(other)));
        assertThrows(DataFormatException.class, () -> Scores.read(stated, "201", 4));
    }
}
