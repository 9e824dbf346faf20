package assay.internal.cli.train;

import assay.internal.cli.StatusLine;
import assay.internal.core.number.Elapsed;
import assay.internal.experiments.work.StopSignal;
import assay.internal.recurrent.train.LanguageEpoch;
import assay.internal.recurrent.train.LanguageObserver;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Tells how the training of a language model gets on: one live line on a terminal, else a line an epoch and every half minute. */
final class LanguageProgress implements LanguageObserver {
    private static final long LIVE_NANOS = 200_000_000L;
    private static final long PLAIN_NANOS = 30_000_000_000L;

    private final StatusLine line;
    private final int epochs;
    private final StopSignal stop;
    private final Consumer<LanguageEpoch> afterEpoch;
    private final LongSupplier clock;
    private final long began;
    private long printed;
    private double first = -1;

    /**
     * @param err null for silence
     * @param clock nanoseconds
     */
    LanguageProgress(
            PrintWriter err,
            boolean live,
            LongSupplier clock,
            int epochs,
            StopSignal stop,
            Consumer<LanguageEpoch> afterEpoch) {
        line = new StatusLine(err, live);
        this.clock = clock;
        began = clock.getAsLong();
        printed = began;
        this.epochs = epochs;
        this.stop = stop;
        this.afterEpoch = afterEpoch;
    }

    @Override
    public boolean stop() {
        return stop.wished();
    }

    @Override
    public void remark(String text) {
        line.say(text);
    }

    @Override
    public void step(int epoch, int row, int rows, double loss) {
        double done = epoch + (double) row / rows;
        first = first < 0 ? done : first;
        long now = clock.getAsLong();
        if (now - printed < line.every(LIVE_NANOS, PLAIN_NANOS)) {
            return;
        }
        printed = now;
        double seconds = (now - began) / 1e9;
        line.show(String.format(
                Locale.ROOT,
                "epoch %d/%d  row %d/%d  elapsed %s  left %s  loss %.4f  perplexity %.2f",
                epoch + 1,
                epochs,
                row,
                rows,
                Elapsed.text(seconds),
                Elapsed.left(seconds, (done - first) / (epochs - first)),
                loss,
                StrictMath.exp(loss)));
    }

    @Override
    public void epoch(LanguageEpoch e) {
        line.say(String.format(
                Locale.ROOT,
                "epoch %d/%d  %s  loss %.4f  perplexity %.2f  validation %.2f  %.0f words/s",
                e.epoch(),
                epochs,
                e.phase().word(),
                e.trainLoss(),
                StrictMath.exp(e.trainLoss()),
                e.valid().perplexity(),
                e.wordsPerSecond()));
        afterEpoch.accept(e);
    }
}
