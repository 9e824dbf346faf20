package assay.internal.cli.train;

import assay.internal.cli.StatusLine;
import assay.internal.core.number.Elapsed;
import assay.internal.experiments.work.StopSignal;
import assay.internal.supernet.train.EpochResult;
import assay.internal.supernet.train.EpochResult.Quality;
import assay.internal.supernet.train.TrainObserver;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Consumer;

/** Shows the progress of a training: one live line on a terminal, elsewhere a line for each epoch and every half minute. */
final class TrainProgress implements TrainObserver {
    private static final long LIVE_NANOS = 200_000_000L;
    private static final long PLAIN_NANOS = 30_000_000_000L;

    private final StatusLine line;
    private final int epochs;
    private final StopSignal stop;
    private final Consumer<EpochResult> afterEpoch;
    private final long began = System.nanoTime();
    private long printed = began;
    private double first = -1;

    /** @param err null for silence */
    TrainProgress(PrintWriter err, boolean live, int epochs, StopSignal stop, Consumer<EpochResult> afterEpoch) {
        line = new StatusLine(err, live);
        this.epochs = epochs;
        this.stop = stop;
        this.afterEpoch = afterEpoch;
    }

    @Override
    public boolean stop() {
        return stop.wished();
    }

    @Override
    public void step(int epoch, int step, int steps, Quality soFar) {
        double done = epoch + (step + 1.0) / steps;
        if (first < 0) {
            first = epoch + (double) step / steps;
        }
        long now = System.nanoTime();
        if (now - printed < line.every(LIVE_NANOS, PLAIN_NANOS)) {
            return;
        }
        printed = now;
        double seconds = (now - began) / 1e9;
        line.show(String.format(
                Locale.ROOT,
                "epoch %d/%d  step %d/%d  elapsed %s  left %s  loss %.4f  top-1 %.2f %%",
                epoch + 1,
                epochs,
                step + 1,
                steps,
                Elapsed.text(seconds),
                Elapsed.left(seconds, (done - first) / (epochs - first)),
                soFar.loss(),
                soFar.top1()));
    }

    @Override
    public void epoch(EpochResult r) {
        line.say(text(r));
        afterEpoch.accept(r);
    }

    private String text(EpochResult r) {
        return String.format(
                        Locale.ROOT,
                        "epoch %d/%d  rate %.5f  loss %.4f  top-1 %.2f %%  %.1f images/s",
                        r.epoch(),
                        epochs,
                        r.rate(),
                        r.train().loss(),
                        r.train().top1(),
                        r.imagesPerSecond())
                + r.test()
                        .map(t -> String.format(
                                Locale.ROOT,
                                "  test: loss %.4f  top-1 %.2f %%  top-5 %.2f %%",
                                t.loss(),
                                t.top1(),
                                t.top5()))
                        .orElse("");
    }
}
