package assay.internal.reports.trace;

import static assay.internal.reports.Samples.all;
import static assay.internal.reports.Samples.formula;
import static assay.internal.reports.Samples.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.core.error.DataMissingException;
import assay.core.space.bench201.Op201;
import assay.internal.reports.Report;
import assay.internal.reports.Samples;
import assay.internal.reports.trace.Differences.Difference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people read on a page against what it carries: edits are found wherever they are. */
class VisibleNumbersTest {
    private static final Difference CHANGED = new Difference("page", "text", "changed since", "as it was written");

    @TempDir
    Path folder;

    private static String page() {
        return new Report(
                        Samples.experiment(
                                "seen",
                                List.of("cifar10"),
                                run("darts", 0, all(Op201.CONV_3X3)),
                                run("darts", 1, all(Op201.CONV_1X1))),
                        formula())
                .html();
    }

    private VisibleNumbers of(String html) throws IOException {
        Path file = Files.writeString(folder.resolve("report.html"), html);
        return VisibleNumbers.of(file, CarriedJson.read(file));
    }

    /** Two runs with a cell and two accuracies, one method with two means and deviations. */
    @Test
    void anUntouchedPage_showsWhatItCarries() throws IOException {
        assertEquals(new VisibleNumbers(2 * 3 + 2 * 2, List.of()), of(page()));
    }

    /** The columns beyond the means lie between those of two data sets; the means are found by their headings. */
    @Test
    void severalDatasets_areComparedEachWithItsOwnColumn() throws IOException {
        String html = new Report(
                        Samples.experiment(
                                "seen",
                                List.of("cifar10", "cifar100"),
                                run("darts", 0, all(Op201.CONV_3X3)),
                                run("darts", 1, all(Op201.CONV_1X1))),
                        formula())
                .html();
        assertEquals(new VisibleNumbers(2 * 5 + 4 * 2, List.of()), of(html));
        String edited = html.replace("66.00<span class=\"pm\"> ± 4.24", "96.00<span class=\"pm\"> ± 4.24");
        assertEquals(
                List.of(
                        new Difference("darts", "visible mean, cifar100 test", "96.00 ± 4.24", "66.00 ± 4.24"),
                        CHANGED),
                of(edited).differences());
    }

    /** Pages of earlier versions: the columns of means bore the names of the splits. */
    @Test
    void anOlderPage_isReadToo() throws IOException {
        String older = page().replaceFirst(">mean</th>", ">valid</th>").replaceFirst(">mean</th>", ">test</th>");
        assertEquals(List.of(CHANGED), of(older).differences());
    }

    @Test
    void anEditedRun_isFound() throws IOException {
        String html = page();
        String edited = html.replace(">73.00<", ">93.00<");
        assertFalse(edited.equals(html));
        assertEquals(
                List.of(new Difference("darts, seed 1", "visible cifar10 test", "93.00", "73.00"), CHANGED),
                of(edited).differences());
    }

    @Test
    void anEditedMean_isFound() throws IOException {
        String edited = page().replace("76.00<span class=\"pm\"> ± 4.24", "96.00<span class=\"pm\"> ± 4.24");
        assertTrue(of(edited)
                .differences()
                .contains(new Difference("darts", "visible mean, cifar10 test", "96.00 ± 4.24", "76.00 ± 4.24")));
    }

    @Test
    void anEditedSentence_isFound() throws IOException {
        String edited = page().replace("points below the best cell", "points above the best cell");
        assertEquals(List.of(CHANGED), of(edited).differences());
    }

    @Test
    void aRunTakenOut_isFound() throws IOException {
        String edited = page().replaceAll("<tr class=\"main\" id=\"run-darts-1\">.*</tr>", "");
        assertTrue(of(edited)
                .differences()
                .contains(new Difference("darts, seed 1", "visible cifar10 test", "none", "73.00")));
    }

    @Test
    void aPageThatIsNotWellFormed_isRefused() {
        assertThrows(DataFormatException.class, () -> of(page().replace("</section>", "")));
    }

    @Test
    void aPageWithoutQuestions_orRuns_isNothingToCompare() throws IOException {
        String unasked = page().replaceAll("\"asked\":\\[.*?\\]", "\"asked\":[]")
                .replaceAll("\"accuracy_percent\":\\[.*?\\]\\]", "\"accuracy_percent\":[]");
        Path file = Files.writeString(folder.resolve("unasked.html"), unasked);
        Carried page = CarriedJson.read(file);
        DataMissingException e = assertThrows(DataMissingException.class, () -> Differences.requireQuestions(page));
        assertTrue(e.getMessage().contains("found 2 runs and 0 questions"), e.getMessage());
    }
}
