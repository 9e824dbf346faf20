package assay.internal.supernet.train;

import assay.core.error.InterruptedRunException;
import assay.core.error.UsageException;
import assay.core.random.Seeds;
import assay.internal.images.Batch;
import assay.internal.images.BatchCursor;
import assay.internal.images.BatchSource;
import assay.internal.supernet.train.EpochResult.Quality;
import assay.supernet.network.DropPath;
import assay.supernet.network.Network;
import assay.supernet.tensor.Backend;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Trains a network. Each worker has a copy of it and takes its part of every batch; the gradients are averaged in the order of
 * the workers, and all copies take the same step. Normalisation sees only a worker's own part, so the result depends on the
 * number of workers. For the same number of workers, the same seed gives the same bytes, also if the training was stopped or
 * killed and then continued: batches and drop path are functions of epoch and step.
 *
 * <p>Running statistics are averaged over the workers after each epoch.
 */
public final class Trainer implements AutoCloseable {
    /** The longest time between two checkpoints within an epoch. */
    private static final long SAVE_NANOS = 600_000_000_000L;

    private final Recipe recipe;
    private final BatchSource train;
    private final Seeds seeds;
    private final Path checkpoint;
    private final String fingerprint;
    private final Team team;
    private final List<EpochResult> results = new ArrayList<>();
    private int epoch;
    private int step;
    private Tally tally = new Tally();
    private double epochSeconds;
    private double secondsBefore;
    private long began = System.nanoTime();
    private long saved = began;

    /**
     * Makes the copies, and reads the checkpoint if there is one.
     *
     * @param engine opens an engine; called once on the thread of each worker
     * @param maker makes the network on an engine
     * @param checkpoint file to continue from and to write to
     * @param fingerprint everything on which the training depends, as text: a checkpoint with another fingerprint is not used
     */
    public Trainer(
            Recipe recipe,
            int workers,
            Supplier<Backend> engine,
            Function<Backend, Network> maker,
            BatchSource train,
            Seeds seeds,
            Path checkpoint,
            String fingerprint) {
        this.recipe = recipe;
        this.train = train;
        this.seeds = seeds;
        this.checkpoint = checkpoint;
        this.fingerprint = fingerprint + "; workers " + workers;
        if (workers < 1 || recipe.batch() < 2 * workers) {
            throw new UsageException("workers: expected 1 to " + recipe.batch() / 2
                    + ", two images of a batch for each at least, found " + workers + ".");
        }
        team = new Team(workers, w -> {
            Network net = maker.apply(engine.get());
            net.initialise(seeds.child("init"));
            return new Replica(net.parameters().backend(), net, recipe);
        });
        try {
            StateFile.read(checkpoint, this.fingerprint).ifPresent(this::restore);
        } catch (RuntimeException e) {
            team.close();
            throw e;
        }
    }

    /** The results of the epochs so far. */
    public List<EpochResult> results() {
        return List.copyOf(results);
    }

    /**
     * Trains to the end.
     *
     * @param test images on which the network is evaluated; empty for none
     * @param testEvery epochs from one evaluation to the next; the last epoch always has one
     * @throws InterruptedRunException if the observer asked to stop; the checkpoint is written
     * @throws UsageException if the loss is no longer a number
     */
    public List<EpochResult> run(Optional<BatchSource> test, int testEvery, TrainObserver observer) {
        began = System.nanoTime();
        saved = began;
        while (epoch < recipe.epochs()) {
            runEpoch(test, testEvery, observer);
        }
        return results();
    }

    private void runEpoch(Optional<BatchSource> test, int testEvery, TrainObserver observer) {
        int steps = train.stepsPerEpoch();
        long from = System.nanoTime();
        try (BatchCursor batches = train.epoch(epoch, step)) {
            while (step < steps) {
                if (observer.stop()) {
                    epochSeconds += since(from);
                    save();
                    throw new InterruptedRunException("stopped in epoch " + (epoch + 1) + " of " + recipe.epochs()
                            + ", step " + step + " of " + steps + "; the checkpoint is " + checkpoint
                            + ". The same command goes on.");
                }
                step(batches.next());
                step++;
                observer.step(epoch, step - 1, steps, tally.quality());
                if (System.nanoTime() - saved > SAVE_NANOS) {
                    epochSeconds += since(from);
                    from = System.nanoTime();
                    save();
                }
            }
        }
        epochSeconds += since(from);
        averageStatistics();
        boolean due = (epoch + 1) % testEvery == 0 || epoch + 1 == recipe.epochs();
        Optional<Quality> tested = test.filter(t -> due).map(this::evaluate);
        EpochResult result = new EpochResult(
                epoch + 1,
                recipe.rateAt(epoch),
                recipe.dropPathAt(epoch),
                secondsBefore + since(began),
                tally.images() / Math.max(epochSeconds, 1e-9),
                tally.quality(),
                tested);
        results.add(result);
        epoch++;
        step = 0;
        tally = new Tally();
        epochSeconds = 0;
        save();
        observer.epoch(result);
    }

    /** One step of all workers; also used by {@link #time} for its estimate. */
    private void step(Batch batch) {
        double drop = recipe.dropPathAt(epoch);
        List<Tally> parts = team.all((replica, w) -> {
            DropPath path = drop > 0 ? new DropPath(drop, seeds.stream("drop-path", epoch, step, w)) : DropPath.NONE;
            return replica.pass(BatchShard.of(batch, w, team.size()), path);
        });
        for (Tally part : parts) {
            tally.add(part);
            if (!Double.isFinite(part.quality().loss())) {
                throw new UsageException("training diverged: expected a finite loss, found "
                        + part.quality().loss() + " in epoch " + (epoch + 1) + ", step " + step + ", with rate "
                        + recipe.rateAt(epoch) + ". Lower the rate, or clip gradients.");
            }
        }
        double rate = recipe.rateAt(epoch);
        if (team.size() == 1) {
            team.first(r -> {
                r.step(rate);
                return r;
            });
            return;
        }
        List<double[]> mean = Averages.byImages(team.all((replica, w) -> replica.gradients()), parts, batch.size());
        team.all((replica, w) -> {
            replica.replaceGradients(mean);
            replica.step(rate);
            return w;
        });
    }

    /** Gives all workers the mean of their running statistics. */
    private void averageStatistics() {
        if (team.size() == 1) {
            return;
        }
        List<double[]> mean =
                Averages.plain(team.all((r, w) -> r.net().parameters().saveStatistics()));
        team.all((r, w) -> {
            r.net().parameters().loadStatistics(mean);
            return w;
        });
    }

    /** Loss and accuracies of the network in its present state. */
    public Quality evaluate(BatchSource images) {
        return Evaluator.evaluate(team, images);
    }

    /**
     * Seconds of a step: the mean of several steps after a first one. Afterwards the state is not that of a real training, so
     * do not continue from it.
     *
     * @param steps at least 1; fewer are taken if an epoch has fewer
     */
    public double time(int steps) {
        try (BatchCursor batches = train.epoch(0, 0)) {
            step(batches.next());
            long from = System.nanoTime();
            int done = 0;
            for (Batch b = batches.next(); b != null && done < steps; b = batches.next(), done++) {
                step(b);
            }
            return since(from) / Math.max(1, done);
        }
    }

    /**
     * Milliseconds in which the first worker alone classifies a batch with the network in its present state: the median of
     * some passes after a first one.
     *
     * @param passes at least 1
     */
    public double inferenceMillis(BatchSource images, int passes) {
        try (BatchCursor batches = images.epoch(0, 0)) {
            BatchShard all = BatchShard.of(batches.next(), 0, 1);
            double[] millis = new double[passes];
            for (int i = -1; i < passes; i++) {
                long from = System.nanoTime();
                team.first(r -> r.evaluate(all));
                millis[Math.max(0, i)] = 1000 * since(from);
            }
            Arrays.sort(millis);
            return (millis[(passes - 1) / 2] + millis[passes / 2]) / 2;
        }
    }

    /** Bytes that the engines of all workers hold together. */
    public long bytesHeld() {
        return team.all((r, w) -> r.backend().bytesHeld()).stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Reads something from the first worker's network, on its thread. */
    public <T> T look(Function<Network, T> at) {
        return team.first(r -> at.apply(r.net()));
    }

    /** Writes the checkpoint: {@link #restore} reads it. */
    private void save() {
        List<double[]> arrays = new ArrayList<>();
        arrays.add(new double[] {epoch, step, secondsBefore + since(began), epochSeconds, results.size()});
        arrays.add(tally.save());
        results.forEach(r -> arrays.add(r.save()));
        arrays.addAll(team.first(r -> r.net().parameters().save()));
        arrays.addAll(team.first(r -> r.sgd().state()));
        List<List<double[]>> statistics =
                team.all((r, w) -> r.net().parameters().saveStatistics());
        statistics.stream().skip(1).forEach(arrays::addAll);
        new StateFile(arrays).write(checkpoint, fingerprint);
        saved = System.nanoTime();
    }

    private void restore(StateFile file) {
        List<double[]> arrays = file.arrays();
        double[] head = arrays.get(0);
        epoch = (int) head[0];
        step = (int) head[1];
        secondsBefore = head[2];
        epochSeconds = head[3];
        tally.load(arrays.get(1));
        int at = 2;
        for (int end = at + (int) head[4]; at < end; at++) {
            results.add(EpochResult.load(arrays.get(at)));
        }
        int first = at;
        team.all((r, w) -> {
            int next = first + r.net().parameters().saved();
            r.net().parameters().load(arrays.subList(first, next));
            int weights = r.net().parameters().weights().size();
            r.sgd().restore(arrays.subList(next, next + weights));
            int layers = r.net().parameters().saved() - weights;
            if (w > 0) {
                int own = next + weights + (w - 1) * layers;
                r.net().parameters().loadStatistics(arrays.subList(own, own + layers));
            }
            return w;
        });
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    @Override
    public void close() {
        team.close();
    }
}
