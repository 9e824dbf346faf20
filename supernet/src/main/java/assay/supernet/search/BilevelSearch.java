package assay.supernet.search;

import assay.core.error.InterruptedRunException;
import assay.core.error.UsageException;
import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.core.run.EpochRecord;
import assay.data.images.Batch;
import assay.data.images.BatchCursor;
import assay.data.images.BatchSource;
import assay.supernet.network.Supernet;
import assay.supernet.optim.Learner;
import assay.supernet.optim.Sgd;
import assay.supernet.tape.Tape;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The loop that all differentiable methods share: in each step the weights learn from a training batch and, after the
 * warm-up, the architecture from a validation batch (DARTS, Algorithm 1). What differs is in its parts.
 *
 * <p>The same seed gives the same bytes, also when the search was stopped and resumed in between: batches and noise are
 * functions of epoch and step.
 */
public final class BilevelSearch {
    private final Search search;
    private final SearchSettings settings;
    private final Supernet net;
    private final BatchSource train;
    private final BatchSource valid;
    private final int validImages;
    private final Seeds seeds;
    private final Path checkpoint;
    private final String fingerprint;

    /**
     * @param net with its initial values
     * @param validImages images behind {@code valid}: N of variational methods
     * @param checkpoint file to resume from and to write to
     * @param fingerprint everything that the search depends on, as text: a checkpoint of another one is not used
     */
    public BilevelSearch(
            Search search,
            SearchSettings settings,
            Supernet net,
            BatchSource train,
            BatchSource valid,
            int validImages,
            Seeds seeds,
            Path checkpoint,
            String fingerprint) {
        this.search = search;
        this.settings = settings;
        this.net = net;
        this.train = train;
        this.valid = valid;
        this.validImages = validImages;
        this.seeds = seeds;
        this.checkpoint = checkpoint;
        this.fingerprint = fingerprint;
    }

    /**
     * Runs to the end, from the checkpoint if there is one.
     *
     * @throws InterruptedRunException if the observer asked to stop; the checkpoint is written
     * @throws UsageException if the loss is no longer a number
     */
    public SearchOutcome run(SearchObserver observer) {
        try (State state = new State()) {
            Checkpoint.read(checkpoint, fingerprint, net.space()).ifPresent(state::restore);
            while (state.epoch < settings.epochs()) {
                state.runEpoch(observer);
            }
            return new SearchOutcome(
                    search.learn().distribution(net.space(), state.learner), state.records, state.seconds());
        }
    }

    /** Removes the checkpoint of a search whose outcome is safe elsewhere. */
    public void forget() throws IOException {
        Files.deleteIfExists(checkpoint);
    }

    /** What changes from step to step. */
    private final class State implements AutoCloseable {
        private final Backend backend = net.parameters().backend();
        private final Updater updater = new Updater(new Tape(backend), net, search.relax());
        private final Sgd sgd;
        private final Learner learner;
        private final double[] lossOut = new double[1];
        private Tensor images;
        private int epoch;
        private int step;
        private double[] losses = new double[4];
        private List<EpochRecord> records = new ArrayList<>();
        private double secondsBefore;
        private final long began = System.nanoTime();

        State() {
            sgd = new Sgd(
                    backend,
                    net.parameters().weights(),
                    settings.momentum(),
                    settings.nesterov(),
                    settings.weightDecay());
            double[] alpha = new double[Groups.of(net.space()).size()];
            RandomStream random = seeds.stream("alpha");
            for (int i = 0; i < alpha.length; i++) {
                alpha[i] = 1e-3 * random.nextGaussian();
            }
            learner = search.learn().start(alpha, validImages);
        }

        void runEpoch(SearchObserver observer) {
            boolean learns = epoch >= search.warmup();
            int steps = learns ? Math.min(train.stepsPerEpoch(), valid.stepsPerEpoch()) : train.stepsPerEpoch();
            try (BatchCursor trains = train.epoch(epoch, step);
                    BatchCursor valids = learns ? valid.epoch(epoch, step) : null) {
                for (; step < steps; step++) {
                    if (observer.stop()) {
                        save();
                        throw new InterruptedRunException("stopped in epoch " + (epoch + 1) + " of " + settings.epochs()
                                + ", step " + step + " of " + steps + "; the checkpoint is " + checkpoint + ".");
                    }
                    if (learns && search.updates() == Updates.ALPHA_THEN_WEIGHTS) {
                        learnAlpha(valids.next());
                    }
                    learnWeights(trains.next());
                    if (learns && search.updates() == Updates.WEIGHTS_THEN_ALPHA) {
                        learnAlpha(valids.next());
                    }
                    observer.step(epoch, step, steps);
                }
            }
            epoch++;
            step = 0;
            ArchDistribution learnt = search.learn().distribution(net.space(), learner);
            EpochRecord record = new EpochRecord(
                    epoch,
                    learnt.mode(),
                    mean(losses[0], losses[1]),
                    mean(losses[2], losses[3]),
                    seconds(),
                    OptionalDouble.empty(),
                    Diagnostics.of(learnt));
            records.add(record);
            losses = new double[4];
            save();
            observer.epoch(record);
        }

        private void learnWeights(Batch batch) {
            StepResult r = updater.weights(
                    load(batch), batch.labels(), learner.mean(), sgd, settings.rateAt(epoch), settings.clip(), null);
            losses[0] += finite(r.loss());
            losses[1]++;
        }

        private void learnAlpha(Batch batch) {
            Tensor x = load(batch);
            RandomStream random = seeds.stream("alpha/noise", epoch, step);
            double[][] grads = new double[learner.samples()][];
            for (int s = 0; s < grads.length; s++) {
                double[] noise = learner.mean();
                for (int i = 0; i < noise.length; i++) {
                    noise[i] = random.nextGaussian();
                }
                grads[s] = updater.alphaGrad(x, batch.labels(), learner.point(noise), lossOut);
                losses[2] += finite(lossOut[0]);
                losses[3]++;
            }
            learner.step(grads);
        }

        private double finite(double loss) {
            if (!Double.isFinite(loss)) {
                throw new UsageException("search diverged: expected a finite loss, found " + loss + " in epoch "
                        + (epoch + 1) + ", step " + step + ", with weight rate " + settings.rateAt(epoch)
                        + ". Lower the rate, or clip gradients.");
            }
            return loss;
        }

        private Tensor load(Batch b) {
            if (images == null || images.dim(0) != b.size()) {
                if (images != null) {
                    backend.give(images);
                }
                images = backend.take(b.size(), b.channels(), b.height(), b.width());
            }
            backend.write(b.pixels(), images);
            return images;
        }

        double seconds() {
            return secondsBefore + (System.nanoTime() - began) / 1e9;
        }

        private void save() {
            List<double[]> arrays = new ArrayList<>(net.parameters().save());
            arrays.addAll(sgd.state());
            arrays.addAll(learner.state());
            new Checkpoint(epoch, step, seconds(), losses, records, arrays).write(checkpoint, fingerprint);
        }

        void restore(Checkpoint c) {
            epoch = c.epoch();
            step = c.step();
            secondsBefore = c.seconds();
            losses = c.losses().clone();
            records = new ArrayList<>(c.records());
            int weights = net.parameters().saved();
            int buffers = weights + net.parameters().weights().size();
            net.parameters().load(c.arrays().subList(0, weights));
            sgd.restore(c.arrays().subList(weights, buffers));
            learner.restore(c.arrays().subList(buffers, c.arrays().size()));
        }

        private static OptionalDouble mean(double sum, double n) {
            return n == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / n);
        }

        @Override
        public void close() {
            sgd.close();
            Optional.ofNullable(images).ifPresent(backend::give);
        }
    }
}
