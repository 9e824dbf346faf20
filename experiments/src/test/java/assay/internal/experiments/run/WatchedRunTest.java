package assay.internal.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.run.EpochRecord;
import assay.core.run.WorkListener;
import assay.core.space.bench201.Genotype201;
import assay.core.space.bench201.Op201;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a run that goes on, by a clock that the test moves. */
class WatchedRunTest {
    private static final Genotype201 CELL = new Genotype201(Collections.nCopies(6, Op201.SKIP_CONNECT));

    @TempDir
    Path folder;

    private long seconds;
    private String told = "";

    private WatchedRun watch() {
        return new WatchedRun("mine", folder, () -> seconds * 1_000_000_000L, new WorkListener() {
            @Override
            public void failed(String job, String cause) {
                told = job + ": " + cause;
            }
        });
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

    /** Two jobs of two epochs each. One epoch of four took 10 s, so 30 s are left. */
    @Test
    void everyEpoch_movesShare_timeAndCurves() throws IOException {
        WatchedRun watch = watch();
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

    /**
     * Without a table, the architectures that were found are trained afterwards. The page keeps the curves of the searches, and
     * its time covers all of the work.
     */
    @Test
    void aSecondStage_keepsWhatTheFirstShowed() throws IOException {
        WatchedRun watch = watch();
        watch.begins(2, 1);
        watch.epoch("darts-seed0", epoch(1));
        watch.epoch("darts-seed0", epoch(2));
        watch.finished("darts-seed0", 2);
        seconds = 60;
        watch.begins(1, 1);
        watch.at("training 12ab", 1, 0.5, "epoch 1/2");
        watch.finished("training 12ab", 1);
        seconds = 70;
        watch.over(folder.resolve("report.html"));
        String page = page();
        assertTrue(page.contains("Done in 0:01:10."), page);
        assertTrue(page.contains("training loss") && !page.contains("No search has ended an epoch yet."), page);
        assertTrue(
                page.indexOf("training 12ab") < page.lastIndexOf("darts-seed0"), "the jobs of this stage come first");
        assertFalse(page.contains("not begun"), page);
    }

    @Test
    void aHundredPercent_isSaidOnlyAtTheEnd() throws IOException {
        WatchedRun watch = watch();
        watch.begins(4, 2);
        seconds = 10;
        watch.at("darts-seed0", 4, 0.999, "epoch 2/2");
        assertTrue(page().contains("99\u00a0% done, 0 of 2 jobs;"), page());
    }

    @Test
    void withinASecond_itIsWrittenOnce() throws IOException {
        WatchedRun watch = watch();
        watch.begins(4, 2);
        watch.epoch("darts-seed0", epoch(1));
        assertFalse(page().contains("darts-seed0"));
        seconds = 1;
        watch.epoch("darts-seed0", epoch(2));
        assertTrue(page().contains("darts-seed0"));
    }

    @Test
    void failures_areShown_andTheEndStandsStill() throws IOException {
        WatchedRun watch = watch();
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
        assertEquals("random-seed0: its loss was <not> a number", told);
    }
}
