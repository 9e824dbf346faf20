package assay.internal.reports.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSetTest {
    @TempDir
    Path folder;

    private static FileSet set() {
        return new FileSet("report-files.txt");
    }

    @BeforeEach
    void anEarlierSet() {
        set().add("figures/cell-1.svg", () -> "one")
                .add("figures/cell-2.svg", () -> "two")
                .add("tables/methods.csv", () -> "m")
                .add("report.html", () -> "page")
                .writeTo(folder);
    }

    private void again() {
        set().add("figures/cell-1.svg", () -> "new")
                .add("report.html", () -> "page")
                .writeTo(folder);
    }

    @Test
    void whatAnEarlierSetWrote_andThisOneDoesNot_isRemoved() throws IOException {
        again();
        assertFalse(Files.exists(folder.resolve("figures/cell-2.svg")));
        assertFalse(Files.exists(folder.resolve("tables/methods.csv")));
        assertEquals("new", Files.readString(folder.resolve("figures/cell-1.svg")));
    }

    @Test
    void otherPeoplesFiles_andOursThatTheyChanged_stay() throws IOException {
        Path own = Files.writeString(folder.resolve("figures/cell-7.svg"), "drawn by hand");
        Path changed = Files.writeString(folder.resolve("figures/cell-2.svg"), "two, with an arrow");
        again();
        assertTrue(Files.exists(own));
        assertTrue(Files.exists(changed));
    }

    @Test
    void aListThatNamesOtherFiles_removesNone() throws IOException {
        Path victim = Files.writeString(folder.resolve("thesis.tex"), "x");
        Path outside = Files.writeString(folder.resolve("cell-1.svg"), "x");
        String sum = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"; // of "x"
        Files.writeString(
                folder.resolve("report-files.txt"),
                sum + "  thesis.tex\n" + sum + "  figures/../cell-1.svg\n" + sum + "  report.html\n");
        again();
        assertTrue(Files.exists(victim));
        assertTrue(Files.exists(outside));
    }

    @Test
    void theList_isWhatSha256sumReads() throws IOException {
        assertEquals(
                "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed  figures/cell-1.svg",
                Files.readAllLines(folder.resolve("report-files.txt")).get(0));
    }
}
