package assay.internal.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A report over the real table, about made-up searches; it stays in target/sample-report to be looked at. */
class RealTableReportTest {
    @Test
    void knownFactsOfTheTable_standInTheReport() throws Exception {
        Report report = new Report(Samples.walk("201-sample"), RealTable.read());
        Path folder = Path.of("target", "sample-report");
        report.writeTo(folder);
        String markdown = Files.readString(folder.resolve("report.md"));
        // The optima and the mean over the space that the data's README and the papers give.
        String best = markdown.lines()
                .filter(line -> line.startsWith("| best cell of the table |") && line.contains("91.61"))
                .map(line -> line.replaceAll("[| ]+", " ").strip())
                .findFirst()
                .orElseThrow();
        assertEquals("best cell of the table 91.61 94.37 73.49 73.51 46.73 47.31", best);
        assertTrue(markdown.contains("a uniformly random cell has 87.06 % on average"));
        assertEquals(
                5 * 4 * 6 + 1, Files.readAllLines(folder.resolve("results.csv")).size());
    }
}
