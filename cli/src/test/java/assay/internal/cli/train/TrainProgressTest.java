package assay.internal.cli.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.internal.experiments.work.StopSignal;
import assay.internal.recurrent.train.LanguageObserver;
import assay.internal.supernet.train.EpochResult;
import assay.internal.supernet.train.EpochResult.Quality;
import assay.internal.supernet.train.TrainObserver;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainProgressTest {
    private static final long SECOND = 1_000_000_000L;

    private final StringWriter err = new StringWriter();
    private long now;

    @Test
    void whatIsLeft_isNotToldInTheFirstTwentieth_ofWhatThisStartDoes() {
        try (StopSignal stop = new StopSignal()) {
            LanguageObserver progress =
                    new TrainProgress(new PrintWriter(err), false, () -> now, 20, stop).onText(e -> {});
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

    @Test
    void liveLine_ofImages_isWrittenOver_andAnEpochStays() {
        try (StopSignal stop = new StopSignal()) {
            TrainObserver progress =
                    new TrainProgress(new PrintWriter(err), true, () -> now, 2, stop).onImages(e -> {});
            now = SECOND;
            progress.step(0, 0, 4, new Quality(2.5, 12.5, 50, 8));
            progress.epoch(new EpochResult(1, 0.025, 0, 3, 20, new Quality(2, 25, 60, 32), Optional.empty()));
        }
        assertEquals(
                "\r\u001b[Kepoch 1/2  step 1/4  elapsed 0:00:01  left 0:00:07  loss 2.5000  top-1 12.50 %"
                        + "\r\u001b[Kepoch 1/2  rate 0.02500  loss 2.0000  top-1 25.00 %  20.0 images/s\n",
                err.toString());
    }
}
