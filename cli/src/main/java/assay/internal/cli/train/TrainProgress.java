package assay.internal.cli.train;

import assay.internal.cli.StatusLine;
import assay.internal.core.number.Elapsed;
import assay.internal.experiments.work.StopSignal;
import assay.internal.recurrent.train.LanguageEpoch;
import assay.internal.recurrent.train.LanguageObserver;
import assay.internal.supernet.train.EpochResult;
import assay.internal.supernet.train.EpochResult.Quality;
import assay.internal.supernet.train.TrainObserver;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Shows the progress of a training: one live line on a terminal, elsewhere a line for each epoch and every half minute. */
final class TrainProgress {
    private static final long LIVE_NANOS = 200_000_000L;
    private static final long PLAIN_NANOS = 30_000_000_000L;

    private final StatusLine line;
    private final LongSupplier clock;
    private final int epochs;
    private final StopSignal stop;
    private final long began;
    private long printed;
    private double first = -1;

    /**
     * @param err null for silence
     * @param clock nanoseconds
     * @param epochs of the whole training
     */
    TrainProgress(PrintWriter err, boolean live, LongSupplier clock, int epochs, StopSignal stop) {
        line = new StatusLine(err, live);
        this.clock = clock;
        this.epochs = epochs;
        this.stop = stop;
        began = clock.getAsLong();
        printed = began;
    }

    /** A line that stays. */
    void remark(String text) {
        line.say(text);
    }

    /** The progress of a network's training on images. */
    TrainObserver onImages(Consumer<EpochResult> afterEpoch) {
        return new TrainObserver() {
            @Override
            public boolean stop() {
                return stop.wished();
            }

            @Override
            public void step(int epoch, int step, int steps, Quality soFar) {
                first = first < 0 ? epoch + (double) step / steps : first;
                at(
                        epoch,
                        "step " + (step + 1) + "/" + steps,
                        epoch + (step + 1.0) / steps,
                        () -> text("loss %.4f  top-1 %.2f %%", soFar.loss(), soFar.top1()));
            }

            @Override
            public void epoch(EpochResult r) {
                line.say(epochOf(
                                r.epoch(),
                                "rate %.5f  loss %.4f  top-1 %.2f %%  %.1f images/s",
                                r.rate(),
                                r.train().loss(),
                                r.train().top1(),
                                r.imagesPerSecond())
                        + r.test()
                                .map(t -> text(
                                        "  test: loss %.4f  top-1 %.2f %%  top-5 %.2f %%",
                                        t.loss(), t.top1(), t.top5()))
                                .orElse(""));
                afterEpoch.accept(r);
            }
        };
    }

    /** The progress of a language model's training on a text. */
    LanguageObserver onText(Consumer<LanguageEpoch> afterEpoch) {
        return new LanguageObserver() {
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
                at(
                        epoch,
                        "row " + row + "/" + rows,
                        done,
                        () -> text("loss %.4f  perplexity %.2f", loss, StrictMath.exp(loss)));
            }

            @Override
            public void epoch(LanguageEpoch e) {
                line.say(epochOf(
                        e.epoch(),
                        "%s  loss %.4f  perplexity %.2f  validation %.2f  %.0f words/s",
                        e.phase().word(),
                        e.trainLoss(),
                        StrictMath.exp(e.trainLoss()),
                        e.valid().perplexity(),
                        e.wordsPerSecond()));
                afterEpoch.accept(e);
            }
        };
    }

    /** @param done epochs, with the share of this one */
    private void at(int epoch, String place, double done, Supplier<String> results) {
        long now = clock.getAsLong();
        if (now - printed < line.every(LIVE_NANOS, PLAIN_NANOS)) {
            return;
        }
        printed = now;
        double seconds = (now - began) / 1e9;
        line.show(epochOf(
                epoch + 1,
                "%s  elapsed %s  left %s  %s",
                place,
                Elapsed.text(seconds),
                Elapsed.left(seconds, (done - first) / (epochs - first)),
                results.get()));
    }

    private String epochOf(int number, String format, Object... values) {
        return "epoch " + number + "/" + epochs + "  " + text(format, values);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
