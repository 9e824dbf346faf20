package assay.internal.recurrent.train;

import assay.core.error.InterruptedRunException;
import assay.core.error.UsageException;
import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.core.space.recurrent.GenotypeRecurrent;
import assay.internal.recurrent.text.Columns;
import assay.internal.recurrent.text.Corpus;
import assay.internal.recurrent.text.Segment;
import assay.internal.recurrent.text.SegmentLengths;
import assay.internal.recurrent.train.LanguageEpoch.Phase;
import assay.internal.supernet.train.StateFile;
import assay.supernet.recurrent.DropoutMasks;
import assay.supernet.recurrent.LanguageModel;
import assay.supernet.tensor.Backend;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Trains a language model like the cells that quark0/darts found: with SGD until the validation loss stops falling ({@link
 * SwitchRule}), then with averaged SGD. The weights of the best epoch are kept, and may be fine-tuned. If a loss is not a
 * number, the training returns to the best epoch and continues with other random draws.
 *
 * <p>Lengths and masks depend only on the seed, the epoch, the step and the number of such returns. So the same seed gives
 * the same bytes, even if the training was stopped or killed and then continued.
 */
public final class LanguageTrainer implements AutoCloseable {
    /** The longest time between checkpoints; there is also one after each epoch. */
    private static final long SAVE_NANOS = 600_000_000_000L;

    private static final int MOST_STEPS_BACK = 10;

    private final LanguageRecipe recipe;
    private final Columns train;
    private final Columns valid;
    private final Columns test;
    private final Seeds seeds;
    private final Path checkpoint;
    private final Path best;
    private final String fingerprint;
    private final Backend backend;
    private final LanguageModel model;
    private final Learning learning;
    private final List<LanguageEpoch> results = new ArrayList<>();
    private Position at = Position.START;
    private long began = System.nanoTime();
    private long saved = began;

    /**
     * Creates the model, and reads the checkpoint if there is one.
     *
     * @param checkpoint the file to continue from and to write to; the checkpoint of the best epoch is beside it, with
     *     {@code -best} in its name
     * @param fingerprint everything that the training depends on, as text; a checkpoint with another fingerprint is not used
     */
    public LanguageTrainer(
            LanguageRecipe recipe,
            Backend backend,
            GenotypeRecurrent cell,
            Corpus corpus,
            Seeds seeds,
            Path checkpoint,
            String fingerprint) {
        this.recipe = recipe;
        this.backend = backend;
        this.seeds = seeds;
        this.checkpoint = checkpoint;
        this.fingerprint = fingerprint;
        best = checkpoint.resolveSibling(checkpoint.getFileName() + "-best");
        LanguageColumns columns = LanguageColumns.of(recipe, corpus);
        train = columns.train();
        valid = columns.valid();
        test = columns.test();
        model = Learning.model(backend, recipe, cell, corpus.vocabulary().size());
        learning = new Learning(recipe, model);
        try {
            model.initialise(seeds.child("init"));
            StateFile.read(checkpoint, fingerprint).ifPresent(this::restore);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** The results of the epochs so far. */
    public List<LanguageEpoch> results() {
        return List.copyOf(results);
    }

    /** Rows of the training text: each is a step of time. */
    public int rows() {
        return train.rows();
    }

    /**
     * Trains to the end, and then loads the weights of the best epoch.
     *
     * @throws InterruptedRunException if the observer asked to stop; the checkpoint is written
     * @throws UsageException if the loss is not a number even after several returns
     */
    public List<LanguageEpoch> run(LanguageObserver observer) {
        began = System.nanoTime();
        saved = began;
        while (at.epoch() < recipe.allEpochs() && !isTuned()) {
            if (at.isBegin()) {
                beginEpoch(observer);
            }
            if (runEpoch(observer)) {
                endEpoch(observer);
            } else {
                stepBack(observer);
            }
        }
        loadBest();
        return results();
    }

    /** The epoch with the best weights; the first one if several are equal. */
    public LanguageEpoch best() {
        LanguageEpoch first = results.get(0);
        for (LanguageEpoch e : results) {
            first = e.valid().loss() < first.valid().loss() ? e : first;
        }
        return first;
    }

    /**
     * How well the current weights predict the test text, in one column.
     *
     * @throws InterruptedRunException if the observer asked to stop; the checkpoint was written before
     */
    public LanguageQuality test(LanguageObserver observer) {
        try {
            return Evaluation.of(model, test, recipe.bptt(), null, observer::stop)
                    .quality();
        } catch (InterruptedRunException e) {
            throw stopped("after the last epoch, in the measurement on the test text");
        }
    }

    /** The model, with the weights of the best epoch after {@link #run}. */
    public LanguageModel model() {
        return model;
    }

    private void beginEpoch(LanguageObserver observer) {
        learning.rewind();
        if (at.epoch() == recipe.epochs() && learning.phase() != Phase.FINE_TUNING) {
            loadBest();
            learning.begin(Phase.FINE_TUNING);
            observer.remark("fine-tuning the weights of epoch " + best().epoch());
        }
    }

    /** Whether fine-tuning has ended before its last epoch. */
    private boolean isTuned() {
        List<Double> losses = losses(Phase.FINE_TUNING);
        return at.isBegin()
                && !losses.isEmpty()
                && SwitchRule.published(recipe.few())
                        .switches(losses.subList(0, losses.size() - 1), losses.get(losses.size() - 1));
    }

    private List<Double> losses(Phase of) {
        return results.stream()
                .filter(e -> (e.phase() == Phase.FINE_TUNING) == (of == Phase.FINE_TUNING))
                .map(e -> e.valid().loss())
                .toList();
    }

    /** Trains one epoch; returns false if a loss was not a number. */
    private boolean runEpoch(LanguageObserver observer) {
        long from = System.nanoTime();
        for (Optional<Segment> s = segment(); s.isPresent(); s = segment()) {
            if (observer.stop()) {
                at = at.worked(since(from));
                save();
                throw stopped("in epoch " + (at.epoch() + 1) + " of " + recipe.allEpochs() + ", row " + at.offset()
                        + " of " + train.rows());
            }
            if (!step(s.get())) {
                return false;
            }
            observer.step(at.epoch(), Math.min(at.offset(), train.rows()), train.rows(), at.meanLoss());
            if (System.nanoTime() - saved > SAVE_NANOS) {
                at = at.worked(since(from));
                from = System.nanoTime();
                save();
            }
        }
        at = at.worked(since(from));
        return true;
    }

    private Optional<Segment> segment() {
        RandomStream lengths = seeds.stream("length", at.epoch(), at.step(), at.stepsBack());
        return SegmentLengths.ofTraining(recipe.bptt(), recipe.longer(), lengths::nextDouble, lengths::nextGaussian)
                .at(at.offset(), train.rows());
    }

    /** Takes one step. If the loss is not a number, takes no step and returns false. */
    private boolean step(Segment segment) {
        RandomStream random = seeds.stream("dropout", at.epoch(), at.step(), at.stepsBack());
        DropoutMasks masks = DropoutMasks.draw(recipe.dropouts(), model, train.batch(), random);
        Learning.Passed passed = learning.pass(train, segment, masks);
        if (!passed.isFinite()) {
            learning.forget();
            return false;
        }
        learning.step(segment, passed);
        at = at.after(segment, passed.raw());
        return true;
    }

    private void endEpoch(LanguageObserver observer) {
        LanguageQuality quality = validate(observer);
        List<Double> before = losses(learning.phase());
        double lowest =
                results.stream().mapToDouble(e -> e.valid().loss()).min().orElse(Double.POSITIVE_INFINITY);
        LanguageEpoch result = new LanguageEpoch(
                at.epoch() + 1,
                learning.phase(),
                at.secondsBefore() + since(began),
                at.rows() * (double) train.batch() / Math.max(at.seconds(), 1e-9),
                at.meanLoss(),
                quality);
        if (!Double.isFinite(quality.loss())) {
            stepBack(observer);
            return;
        }
        results.add(result);
        at = at.nextEpoch();
        boolean switches = learning.phase() == Phase.SGD
                && SwitchRule.published(recipe.few()).switches(before, quality.loss());
        if (quality.loss() < lowest) {
            write(best, learning.measured());
        }
        if (switches) {
            learning.begin(Phase.AVERAGED);
            observer.remark("averaged SGD from epoch " + (at.epoch() + 1) + " on");
        }
        save();
        observer.epoch(result);
    }

    private LanguageQuality validate(LanguageObserver observer) {
        try {
            return learning.evaluate(valid, observer::stop);
        } catch (InterruptedRunException e) {
            save();
            throw stopped("in the validation of epoch " + (at.epoch() + 1) + " of " + recipe.allEpochs());
        }
    }

    private InterruptedRunException stopped(String where) {
        return new InterruptedRunException(
                "stopped " + where + "; the checkpoint is " + checkpoint + ". The same command goes on.");
    }

    /** Continues from the best epoch, with other random draws. */
    private void stepBack(LanguageObserver observer) {
        int times = at.stepsBack() + 1;
        double secondsBefore = at.secondsBefore();
        int epoch = at.epoch() + 1;
        if (times > MOST_STEPS_BACK || results.isEmpty()) {
            throw new UsageException("training diverged: expected a finite loss, found none in epoch " + epoch
                    + (results.isEmpty() ? "" : ", after " + MOST_STEPS_BACK + " returns to the best epoch")
                    + ". Lower --rate, or --clip.");
        }
        StateFile.read(best, fingerprint).ifPresent(this::restore);
        at = at.steppedBack(times, secondsBefore);
        save();
        observer.remark("the loss of epoch " + epoch + " is no number: back to epoch " + at.epoch());
    }

    private void loadBest() {
        StateFile.read(best, fingerprint)
                .ifPresent(s -> learning.load(s.arrays().subList(0, learning.weights())));
    }

    private void save() {
        write(checkpoint, model.parameters().save());
        saved = System.nanoTime();
    }

    /** Writes the weights and the optimizer's memory, then the results, then the position. */
    private void write(Path file, List<double[]> weights) {
        List<double[]> arrays = learning.save(weights);
        results.forEach(r -> arrays.add(r.save()));
        Position p = at.withSeconds(at.secondsBefore() + since(began));
        arrays.add(p.save(learning.phase(), results.size()));
        new StateFile(arrays).write(file, fingerprint);
    }

    private void restore(StateFile state) {
        List<double[]> arrays = state.arrays();
        double[] position = arrays.get(arrays.size() - 1);
        int done = Position.results(position);
        int end = arrays.size() - 1 - done;
        learning.restore(Position.phase(position), arrays.subList(0, end));
        results.clear();
        arrays.subList(end, end + done).forEach(r -> results.add(LanguageEpoch.load(r)));
        at = Position.load(position);
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    /** How long parts of it take, on this machine. */
    public LanguageClock clock() {
        return new LanguageClock(recipe, learning, train, valid, test, seeds);
    }

    /** Bytes that the engine holds. */
    public long bytesHeld() {
        return backend.bytesHeld();
    }

    @Override
    public void close() {
        learning.close();
        model.close();
        backend.close();
    }
}
