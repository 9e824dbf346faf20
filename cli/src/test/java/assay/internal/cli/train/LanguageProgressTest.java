package assay.internal.cli.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.internal.experiments.work.StopSignal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class LanguageProgressTest {
    private static final long SECOND = 1_000_000_000L;

    private final StringWriter err = new StringWriter();
    private long now;

    @Test
    void whatIsLeft_isNotToldInTheFirstTwentieth_ofWhatThisStartDoes() {
        try (StopSignal stop = new StopSignal()) {
            LanguageProgress progress = new LanguageProgress(new PrintWriter(err), false, () -> now, 20, stop, e -> {});
            progress.step(10, 0, 100, 6); // from a checkpoint
            now = 31 * SECOND;
            progress.step(10, 40, 100, 5);
            now = 62 * SECOND;
            progress.step(10, 50, 100, 4);
        }
        assertEquals(
                List.of(
                        "epoch 11/20  row 40/100  elapsed 0:00:31  left ?  loss 5.0000  perplexity 148.41",
                        "epoch 11/20  row 50/100  elapsed 0:01:02  left 0:19:38  loss 4.0000  perplexity 54.60"),
                err.toString().lines().toList());
    }
}
