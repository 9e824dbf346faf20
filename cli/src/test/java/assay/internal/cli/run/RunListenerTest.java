package assay.internal.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunListenerTest {
    private static final long SECOND = 1_000_000_000L;

    private final StringWriter err = new StringWriter();
    private long now;

    private RunListener progress(boolean live) {
        RunListener all = new RunListener(new PrintWriter(err), false, live, () -> now);
        all.begins(100, 4);
        return all;
    }

    @Test
    void plainLines_comeForFinishedJobsAndEveryHalfMinute() {
        RunListener p = progress(false);
        now = 10 * SECOND;
        p.at("darts-seed0", 50, 0.05, "epoch 1/20");
        now = 31 * SECOND;
        p.at("darts-seed0", 50, 0.31, "epoch 7/20");
        now = 100 * SECOND;
        p.finished("darts-seed0", 50);
        assertEquals(
                List.of(
                        " 16%  0/4 jobs  elapsed 0:00:31  left 0:02:49  darts-seed0 epoch 7/20",
                        " 50%  1/4 jobs  elapsed 0:01:40  left 0:01:40  darts-seed0 done"),
                err.toString().lines().toList());
    }

    @Test
    void whatIsLeft_isNotToldInTheFirstTwentieth() {
        RunListener p = progress(false);
        now = 31 * SECOND;
        p.at("darts-seed0", 50, 0.09, "epoch 2/20");
        now = 62 * SECOND;
        p.at("darts-seed0", 50, 0.1, "epoch 2/20");
        assertEquals(
                List.of(
                        "  5%  0/4 jobs  elapsed 0:00:31  left ?  darts-seed0 epoch 2/20",
                        "  5%  0/4 jobs  elapsed 0:01:02  left 0:19:38  darts-seed0 epoch 2/20"),
                err.toString().lines().toList());
    }

    @Test
    void plainLines_ofShortJobs_areOneASecond_andTheLast() {
        RunListener p = progress(false);
        for (String job : List.of("a", "b", "c", "d")) {
            now += SECOND * 6 / 10;
            p.finished(job, 25);
        }
        assertEquals(
                List.of(
                        " 50%  2/4 jobs  elapsed 0:00:01  left 0:00:01  b done",
                        "100%  4/4 jobs  elapsed 0:00:02  left 0:00:00  d done"),
                err.toString().lines().toList());
    }

    @Test
    void workOfAnEarlierStart_doesNotCountAsSpeed() {
        RunListener p = progress(false);
        p.found(50);
        p.at("darts-seed1", 25, 0.4, "epoch 8/20"); // from a checkpoint
        now = 30 * SECOND;
        p.at("darts-seed1", 25, 0.8, "epoch 16/20");
        assertEquals(
                " 70%  1/4 jobs  elapsed 0:00:30  left 0:01:30  darts-seed1 epoch 16/20",
                err.toString().strip().indent(1).stripTrailing());
    }

    @Test
    void liveLine_isWrittenOverAndGoesAway() {
        RunListener p = progress(true);
        now = 50 * SECOND;
        p.at("a", 50, 1, "epoch 1/1");
        p.ends();
        assertEquals("\r\u001b[K 50%  0/4 jobs  elapsed 0:00:50  left ?  a epoch 1/1\r\u001b[K", err.toString());
    }
}
