package assay.supernet.search;

import assay.core.error.InterruptedRunException;
import assay.core.error.UsageException;
import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.core.run.EpochRecord;
import assay.core.space.Genotype;
import assay.images.BatchCursor;
import assay.images.BatchSource;
import assay.supernet.network.DropPath;
import assay.supernet.network.Norms;
import assay.supernet.network.Supernet;
import assay.supernet.network.Widened;
import assay.supernet.optim.Learner;
import assay.supernet.optim.Sgd;
import assay.supernet.tape.Tape;
import assay.supernet.tensor.Backend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

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
        try (State state = new State(observer)) {
            Checkpoint.read(checkpoint, fingerprint, net.space()).ifPresent(state::restore);
            while (state.epoch < state.timeline.epochs()) {
                state.runEpoch();
            }
            return new SearchOutcome(state.architect.distribution(), state.records, state.seconds(), state.answer());
        }
    }

    /** All epochs that a run has, those before and after the search's own included. */
    public int epochs() {
        return search.total(settings.epochs(), Groups.of(net.space()));
    }

    /** Removes the checkpoint of a search whose outcome is safe elsewhere. */
    public void forget() throws IOException {
        Files.deleteIfExists(checkpoint);
    }

    /** What changes from step to step. */
    private final class State implements AutoCloseable {
        private final SearchObserver observer;
        private final Backend backend = net.parameters().backend();
        private final Tape tape = new Tape(backend);
        private final Architect architect = new Architect(search, net.space(), seeds.stream("alpha"), validImages);
        private final Timeline timeline = Timeline.of(search, settings, architect.groups());
        private final Images trainImages = new Images(backend);
        private final Images validBatch = new Images(backend);
        private final double[] lossOut = new double[1];
        private Supernet current = net;
        /** That have draws of their own when the weights learn; 1: all share one. */
        private int cells;

        private Updater updater;
        private Sgd sgd;
        private Unrolled unrolled;
        private int stage;
        private int epoch;
        private int step;
        private double[] losses = new double[Checkpoint.SUMS];
        private List<EpochRecord> records = new ArrayList<>();
        private double secondsBefore;
        private final long began = System.nanoTime();

        State(SearchObserver observer) {
            this.observer = observer;
            equip();
            architect.prune(search.stages().get(0).keep());
        }

        /** Everything that holds tensors of the current network's shapes. */
        private void equip() {
            cells = search.relax().perCell() ? current.perCell() : 1;
            updater = new Updater(
                    tape,
                    current,
                    cells * search.relax().weights(architect.groups()),
                    search.tracks() ? Norms.TRACK : Norms.BATCH);
            sgd = new Sgd(
                    backend,
                    current.parameters().weights(),
                    settings.momentum(),
                    settings.nesterov(),
                    settings.weightDecay());
            unrolled = search.order() == Order.FIRST ? null : new Unrolled(updater, sgd);
        }

        /** The network of the next stage, its values not yet set. */
        private Widened widen(int to) {
            Widened wide = current.wider(search.stages().get(to).partial(), seeds.stream("widen", to));
            release();
            if (current != net) {
                current.close();
            }
            current = wide.net();
            equip();
            return wide;
        }

        /** The network of a stage that starts anew, its values not yet set. */
        private void deepen(int to) {
            Supernet deep = current.deeper(search.stages().get(to).cells());
            release();
            if (current != net) {
                current.close();
            }
            current = deep;
            equip();
        }

        private void enterStage(int to) {
            architect.prune(search.stages().get(to).keep());
            if (search.stages().get(to).fresh()) {
                deepen(to);
                current.parameters().initialise(seeds.child("stage-" + to));
                architect.renew(seeds.stream("alpha", to));
            } else if (search.stages().get(to).partial()
                    != search.stages().get(to - 1).partial()) {
                List<double[]> values = current.parameters().save();
                List<double[]> momentum = sgd.state();
                Widened wide = widen(to);
                current.parameters().load(wide.gather(values));
                sgd.restore(wide.gather(momentum));
            }
            stage = to;
        }

        void runEpoch() {
            if (step == 0) {
                begin();
            }
            boolean learns = timeline.learns(epoch);
            boolean alternates =
                    learns && architect.learner().samples() > 0 && rewards().isEmpty();
            int weightSteps =
                    alternates ? Math.min(train.stepsPerEpoch(), valid.stepsPerEpoch()) : train.stepsPerEpoch();
            int steps =
                    weightSteps + (learns ? rewards().map(Learn.ByReward::steps).orElse(0) : 0);
            if (step < weightSteps) {
                try (BatchCursor trains = train.epoch(epoch, step);
                        BatchCursor valids = alternates ? valid.epoch(epoch, step) : null) {
                    for (; step < weightSteps; step++) {
                        stopIfAsked(steps);
                        trainImages.load(trains.next());
                        if (alternates) {
                            validBatch.load(valids.next());
                        }
                        if (alternates && search.updates() == Updates.ALPHA_THEN_WEIGHTS) {
                            learnAlpha();
                        }
                        learnWeights();
                        if (alternates && search.updates() == Updates.WEIGHTS_THEN_ALPHA) {
                            learnAlpha();
                        }
                        observer.step(epoch, step, steps);
                    }
                }
            }
            for (; step < steps; step++) {
                stopIfAsked(steps);
                new Rewards(rewards().orElseThrow(), architect, valid, seeds)
                        .step(
                                updater,
                                validBatch,
                                timeline.moment(epoch, Moment.Purpose.ALPHA),
                                epoch,
                                step - weightSteps,
                                losses);
                observer.step(epoch, step, steps);
            }
            end();
        }

        private Optional<Learn.ByReward> rewards() {
            return search.learn() instanceof Learn.ByReward reward ? Optional.of(reward) : Optional.empty();
        }

        /** What happens once between two epochs; done again it changes nothing. */
        private void begin() {
            if (timeline.restarts(epoch)) {
                sgd.reset();
            }
            for (int to = stage + 1; to <= timeline.stage(epoch); to++) {
                enterStage(to);
            }
            if (timeline.tunes(epoch) && search.finish() instanceof Finish.Perturbation how) {
                int decided = architect.groups().count() - architect.undecided().length;
                for (int n = decided; n < decisions(how); n++) {
                    finisher().decide(how, timeline.moment(epoch, Moment.Purpose.EVALUATION));
                }
                if (architect.undecided().length == 0) {
                    finisher().chooseEdges(how, timeline.moment(epoch, Moment.Purpose.EVALUATION));
                }
            }
        }

        /** How many groups are decided when this epoch of tuning begins. */
        private int decisions(Finish.Perturbation how) {
            int done = timeline.tuning(epoch);
            boolean last = done == how.epochs(architect.groups()) - 1;
            int groups = architect.groups().count();
            return last ? groups : Math.min(groups, done / how.tune() + 1);
        }

        private Finisher finisher() {
            return new Finisher(net.space(), architect, updater, validBatch, valid, seeds, observer::stop);
        }

        private void stopIfAsked(int steps) {
            if (observer.stop()) {
                save();
                throw new InterruptedRunException("stopped in epoch " + (epoch + 1) + " of " + timeline.epochs()
                        + ", step " + step + " of " + steps + "; the checkpoint is " + checkpoint + ".");
            }
        }

        private void end() {
            if (timeline.learns(epoch) && rewards().isPresent()) {
                architect.endEpoch();
            }
            epoch++;
            step = 0;
            ArchDistribution learnt = architect.distribution();
            EpochRecord record = new EpochRecord(
                    epoch,
                    learnt.mode(),
                    mean(losses[0], losses[1]),
                    mean(losses[2], losses[3]),
                    seconds(),
                    OptionalDouble.empty(),
                    diagnostics(learnt));
            records.add(record);
            losses = new double[Checkpoint.SUMS];
            save();
            observer.epoch(record);
        }

        /** Root mean square of how far from its mean alpha was when its gradients were taken. */
        private OptionalDouble distance() {
            OptionalDouble square = rewards().isPresent() ? OptionalDouble.empty() : mean(losses[4], losses[3]);
            return square.isPresent() ? OptionalDouble.of(Math.sqrt(square.getAsDouble())) : square;
        }

        private Map<String, Double> diagnostics(ArchDistribution learnt) {
            Inspection now = new Inspection(
                    search,
                    architect,
                    learnt,
                    updater,
                    valid,
                    validBatch,
                    seeds,
                    epoch,
                    distance(),
                    purpose -> timeline.moment(epoch - 1, purpose));
            Map<String, Double> all = new LinkedHashMap<>();
            for (Diagnostic d : settings.diagnostics()) {
                if (d.due(epoch, timeline.epochs())) {
                    d.measure(now, all);
                }
            }
            return all;
        }

        Optional<Genotype> answer() {
            return search.finish() instanceof Finish.BestBySupernet how
                    ? Optional.of(finisher().best(how, timeline.moment(epoch, Moment.Purpose.WEIGHTS)))
                    : Optional.empty();
        }

        /** While weights or architecture learn, some skip connections are left out. */
        private void dropSkips(String learning) {
            double p = timeline.skipDrop(epoch);
            if (p > 0) {
                current.dropSkips(new DropPath(p, seeds.stream("skips/" + learning, epoch, step)));
            }
        }

        private void keepSkips() {
            if (timeline.skipDrop(epoch) > 0) {
                current.dropSkips(DropPath.NONE);
            }
        }

        private void learnWeights() {
            dropSkips("weights");
            Moment when = timeline.moment(epoch, Moment.Purpose.WEIGHTS);
            RandomStream noise = seeds.stream("weights/noise", epoch, step);
            Draw draw = cells == 1
                    ? architect.draw(when, noise)
                    : Draw.each(Stream.generate(() -> architect.draw(when, noise))
                            .limit(cells)
                            .toList());
            StepResult r = updater.weights(
                    trainImages.tensor(),
                    trainImages.labels(),
                    draw,
                    sgd,
                    timeline.rate(epoch),
                    settings.clip(),
                    architect.inNorm());
            keepSkips();
            losses[0] += finite(r.loss());
            losses[1]++;
        }

        private void learnAlpha() {
            Learner learner = architect.learner();
            dropSkips("alpha");
            RandomStream random = seeds.stream("alpha/noise", epoch, step);
            double[][] grads = new double[learner.samples()][];
            for (int s = 0; s < grads.length; s++) {
                double[] noise = learner.mean();
                for (int i = 0; i < noise.length; i++) {
                    noise[i] = random.nextGaussian();
                }
                double[] point = learner.point(noise);
                losses[4] += meanSquare(point, learner.mean());
                grads[s] = alphaGrad(point, random);
                losses[2] += finite(lossOut[0]);
                losses[3]++;
                if (search.learn() instanceof Learn.ByVAdam v && v.published() && s > 0) {
                    for (int i = 0; i < noise.length; i++) {
                        grads[s][i] += grads[s - 1][i];
                    }
                }
            }
            keepSkips();
            learner.step(grads);
            architect.carry(grads[grads.length - 1]);
        }

        private static double meanSquare(double[] x, double[] y) {
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                sum += (x[i] - y[i]) * (x[i] - y[i]);
            }
            return sum / x.length;
        }

        private double[] alphaGrad(double[] point, RandomStream random) {
            Moment when = timeline.moment(epoch, Moment.Purpose.ALPHA);
            Draw draw = architect.drawAt(point, when, random);
            double[] g;
            if (search.order() == Order.FIRST) {
                g = updater.alphaGrad(validBatch.tensor(), validBatch.labels(), draw, lossOut);
            } else {
                boolean atMean = search.learn() instanceof Learn.ByVAdam v && v.published();
                Draw ahead = atMean ? architect.draw(when, random) : draw;
                Unrolled.Parts parts = unrolled.parts(
                        trainImages.sample(),
                        validBatch.sample(),
                        ahead,
                        draw,
                        timeline.rate(epoch),
                        search.order() == Order.SECOND_EXACT);
                lossOut[0] = parts.validLoss();
                g = parts.gradient(timeline.rate(epoch));
            }
            search.penalty().add(architect.groups(), point, draw, g);
            return g;
        }

        private double finite(double loss) {
            if (!Double.isFinite(loss)) {
                throw new UsageException("search diverged: expected a finite loss, found " + loss + " in epoch "
                        + (epoch + 1) + ", step " + step + ", with weight rate " + timeline.rate(epoch)
                        + ". Lower the rate, or clip gradients.");
            }
            return loss;
        }

        double seconds() {
            return secondsBefore + (System.nanoTime() - began) / 1e9;
        }

        private void save() {
            List<double[]> arrays = new ArrayList<>();
            arrays.add(new double[] {stage});
            arrays.addAll(current.parameters().save());
            arrays.addAll(sgd.state());
            arrays.addAll(architect.state());
            new Checkpoint(epoch, step, seconds(), losses, records, arrays).write(checkpoint, fingerprint);
        }

        void restore(Checkpoint c) {
            epoch = c.epoch();
            step = c.step();
            secondsBefore = c.seconds();
            losses = c.losses().clone();
            records = new ArrayList<>(c.records());
            int saved = (int) c.arrays().get(0)[0];
            for (stage = 0; stage < saved; stage++) {
                if (search.stages().get(stage + 1).fresh()) {
                    deepen(stage + 1);
                } else if (search.stages().get(stage + 1).partial()
                        != search.stages().get(stage).partial()) {
                    widen(stage + 1);
                }
            }
            int weights = 1 + current.parameters().saved();
            int buffers = weights + current.parameters().weights().size();
            current.parameters().load(c.arrays().subList(1, weights));
            sgd.restore(c.arrays().subList(weights, buffers));
            architect.restore(c.arrays().subList(buffers, c.arrays().size()));
        }

        private static OptionalDouble mean(double sum, double n) {
            return n == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / n);
        }

        private void release() {
            sgd.close();
            if (unrolled != null) {
                unrolled.close();
            }
        }

        @Override
        public void close() {
            release();
            trainImages.close();
            validBatch.close();
            if (current != net) {
                current.close();
            }
        }
    }
}
