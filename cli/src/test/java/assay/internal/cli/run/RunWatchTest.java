package assay.internal.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.run.EpochRecord;
import assay.core.space.bench201.Genotype201;
import assay.core.space.bench201.Op201;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a run that goes on, by a clock that the test moves. */
class RunWatchTest {
    private static final Genotype201 CELL = new Genotype201(Collections.nCopies(6, Op201.SKIP_CONNECT));

    @TempDir
    Path folder;

    private long seconds;
    private final StringWriter err = new StringWriter();

    private RunWatch watch() {
        return new RunWatch("mine", folder, () -> seconds * 1_000_000_000L, new PrintWriter(err), true, false);
    }

    private String page() throws IOException {
        return Files.readString(folder.resolve("progress.html"));
    }

    private static EpochRecord epoch(int n) {
        return new EpochRecord(n, CELL, OptionalDouble.of(2.0 / n), OptionalDouble.of(2.5 / n), n);
    }

    @Test
    void page_isThereFromTheStart_andLoadsItselfAnew() throws IOException {
        watch().begins(4, 2);
        assertTrue(page().contains("0\u00a0% done, 0 of 2 jobs; unknown time left."), page());
        assertTrue(page().contains("<meta http-equiv=\"refresh\" content=\"2\"/>"));
        assertTrue(page().contains("No search has ended an epoch yet."));
    }

    /** Two jobs of two epochs: after one epoch of four in 10 s there are 30 left. */
    @Test
    void everyEpoch_movesShare_timeAndCurves() throws IOException {
        RunWatch watch = watch();
        watch.begins(4, 2);
        seconds = 10;
        watch.at("darts-seed0", 2, 0.5, "epoch 1/2");
        watch.epoch("darts-seed0", epoch(1));
        seconds = 12;
        watch.at("darts-seed0", 2, 0.5, "epoch 2/2");
        String page = page();
        assertTrue(page.contains("25\u00a0% done, 0 of 2 jobs; 0:00:36 left."), page);
        assertTrue(page.contains("darts-seed0") && page.contains("epoch 2/2"));
        assertTrue(page.contains("training loss") && page.contains("validation loss"));
        assertTrue(page.contains("1 job not begun, or done by an earlier start."));
    }

    @Test
    void withinASecond_itIsWrittenOnce() throws IOException {
        RunWatch watch = watch();
        watch.begins(4, 2);
        watch.epoch("darts-seed0", epoch(1));
        assertFalse(page().contains("darts-seed0"));
        seconds = 1;
        watch.epoch("darts-seed0", epoch(2));
        assertTrue(page().contains("darts-seed0"));
    }

    @Test
    void failures_areShown_andTheEndStandsStill() throws IOException {
        RunWatch watch = watch();
        watch.begins(1, 2);
        watch.found(0.5);
        watch.failed("random-seed0", "its loss was <not> a number");
        watch.finished("random-seed0", 0.5);
        watch.ends();
        seconds = 61;
        watch.over(folder.resolve("report.html"));
        String page = page();
        assertTrue(page.contains("Done in 0:01:01. The report is report.html, beside this page."), page);
        assertTrue(page.contains("failed: its loss was &lt;not&gt; a number"));
        assertFalse(page.contains("http-equiv=\"refresh\""));
        assertEquals(
                "assay: random-seed0 failed, the others go on: its loss was <not> a number",
                err.toString().strip());
    }
}
