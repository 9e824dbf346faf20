package assay.internal.supernet.search;

import assay.core.error.InterruptedRunException;
import assay.core.random.RandomStream;
import assay.core.run.EpochRecord;
import assay.core.space.Genotype;
import assay.internal.images.BatchCursor;
import assay.internal.images.BatchSource;
import assay.internal.supernet.search.step.AlphaLearning;
import assay.internal.supernet.search.step.Decisions;
import assay.internal.supernet.search.step.Diagnostic;
import assay.internal.supernet.search.step.EpochSums;
import assay.internal.supernet.search.step.Finisher;
import assay.internal.supernet.search.step.Inspection;
import assay.internal.supernet.search.step.Place;
import assay.internal.supernet.search.step.Stopper;
import assay.internal.supernet.search.step.Timeline;
import assay.internal.supernet.search.step.WeightSteps;
import assay.internal.supernet.search.step.Workshop;
import assay.supernet.search.draw.ArchDistribution;
import assay.supernet.search.draw.Moment;
import assay.supernet.search.learn.Turns;
import assay.supernet.search.learn.Updates;
import assay.supernet.search.method.Finish;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Goes through epochs and steps. Everything else that it knows is in its {@link Workshop}. */
final class SearchLoop {
    private final Workshop shop;
    private final BatchSource train;
    private final Path checkpoint;
    private final String fingerprint;
    private final SearchObserver observer;
    private final Timeline timeline;
    private final WeightSteps weights;
    private final AlphaLearning learning;
    private final Stopper stopper;
    private final List<EpochRecord> records = new ArrayList<>();
    private final long began = System.nanoTime();
    private double secondsBefore;
    private int epoch;
    private int step;

    SearchLoop(Workshop shop, BatchSource train, Path checkpoint, String fingerprint, SearchObserver observer) {
        this.shop = shop;
        this.train = train;
        this.checkpoint = checkpoint;
        this.fingerprint = fingerprint;
        this.observer = observer;
        timeline = Timeline.of(shop.search(), shop.settings(), shop.architect().groups());
        weights = WeightSteps.of(shop);
        learning = AlphaLearning.of(shop);
        stopper = new Stopper(shop.search().extras().stop());
    }

    SearchOutcome run() {
        Checkpoint.read(checkpoint, fingerprint, shop.architect().space()).ifPresent(this::restore);
        while (epoch < timeline.epochs()) {
            runEpoch();
        }
        Optional<Genotype> answer = shop.search()
                .finish()
                .fold(
                        Optional::empty,
                        best -> Optional.of(finisher().best(best, timeline.moment(epoch, Moment.Purpose.WEIGHTS))),
                        perturbation -> Optional.empty());
        return new SearchOutcome(shop.architect().distribution(), records, seconds(), answer);
    }

    private void runEpoch() {
        if (step == 0) {
            begin();
        }
        boolean learns = timeline.learns(epoch);
        boolean inTurn = learns && learning.inTurn();
        int weightSteps = inTurn
                ? Math.min(
                        train.steps(epoch),
                        turns().weightsWithin(shop.validSource().steps(epoch)))
                : train.steps(epoch);
        int steps = weightSteps + (learns ? learning.stepsAfter() : 0);
        if (step < weightSteps) {
            stepsOfWeights(weightSteps, steps, inTurn);
        }
        for (; step < steps; step++) {
            stopIfAsked(steps);
            learning.step(new Place(timeline, epoch, step - weightSteps));
            observer.step(epoch, step, steps);
        }
        end();
    }

    /** @param inTurn whether the architecture takes a step with each step of the weights */
    private void stepsOfWeights(int weightSteps, int steps, boolean inTurn) {
        boolean alphaFirst = shop.search().updates() == Updates.ALPHA_THEN_WEIGHTS;
        int first = turns().alphasWithin(step);
        try (BatchCursor trains = train.epoch(epoch, step);
                BatchCursor valids = inTurn ? shop.validSource().epoch(epoch, first) : null) {
            for (; step < weightSteps; step++) {
                stopIfAsked(steps);
                shop.train().load(trains.next());
                if (inTurn && alphaFirst) {
                    stepsOfAlpha(valids);
                }
                weights.step(new Place(timeline, epoch, step));
                if (inTurn && !alphaFirst) {
                    stepsOfAlpha(valids);
                }
                observer.step(epoch, step, steps);
            }
        }
    }

    /**
     * Takes the steps of the architecture that belong to the current step of the weights: one, unless the method has another
     * ratio.
     */
    private void stepsOfAlpha(BatchCursor valids) {
        int end = turns().alphasWithin(step + 1);
        for (int s = turns().alphasWithin(step); s < end; s++) {
            shop.valid().load(valids.next());
            learning.step(new Place(timeline, epoch, s));
        }
    }

    private Turns turns() {
        return shop.search().turns();
    }

    /** What happens once between two epochs. Doing it again changes nothing. */
    private void begin() {
        if (timeline.restarts(epoch)) {
            shop.net().sgd().reset();
        }
        while (shop.net().stage() < timeline.stage(epoch)) {
            shop.net().grow(shop.architect());
        }
        if (timeline.tunes(epoch)) {
            Optional<Finish.Perturbation> how =
                    shop.search().finish().fold(Optional::empty, best -> Optional.empty(), Optional::of);
            how.ifPresent(h -> new Decisions(shop, h).due(new Place(timeline, epoch, step), finisher()));
        }
    }

    private void stopIfAsked(int steps) {
        if (observer.stop()) {
            save();
            throw new InterruptedRunException("stopped in epoch " + (epoch + 1) + " of " + timeline.epochs() + ", step "
                    + step + " of " + steps + "; the checkpoint is " + checkpoint + ".");
        }
    }

    private void end() {
        if (timeline.learns(epoch)) {
            learning.endEpoch();
        }
        epoch++;
        step = 0;
        ArchDistribution reached = shop.architect().distribution();
        boolean ends = timeline.mayEnd(epoch - 1) && stopper.ends(inspection(reached));
        ArchDistribution learnt = ends ? shop.architect().distribution() : reached;
        EpochRecord record = new EpochRecord(
                records.size() + 1,
                learnt.mode(),
                shop.sums().meanTrainLoss(),
                shop.sums().meanValidLoss(),
                seconds(),
                OptionalDouble.empty(),
                diagnostics(learnt));
        records.add(record);
        shop.sums().clear();
        if (timeline.pretrains(epoch) && isPretrained(learnt)) {
            epoch = shop.search().pretrain().epochs();
        }
        epoch = ends ? timeline.afterSearch() : epoch;
        save();
        observer.epoch(record);
    }

    /** Whether the supernet is as accurate as it must be for the search to begin before its time. */
    private boolean isPretrained(ArchDistribution learnt) {
        double wanted = shop.search().pretrain().accuracy();
        if (wanted == 0) {
            return false;
        }
        RandomStream noise = shop.seeds().stream("pretrain/accuracy", epoch);
        return 100
                        - inspection(learnt)
                                .error(shop.architect()
                                        .draw(timeline.moment(epoch - 1, Moment.Purpose.EVALUATION), noise))
                >= wanted;
    }

    private Inspection inspection(ArchDistribution learnt) {
        return new Inspection(
                shop, learnt, epoch, learning.alphaDistance(), purpose -> timeline.moment(epoch - 1, purpose));
    }

    private Map<String, Double> diagnostics(ArchDistribution learnt) {
        Inspection now = inspection(learnt);
        Map<String, Double> all = new LinkedHashMap<>();
        all.put(EpochRecord.WEIGHT_STEPS, shop.sums().trainSteps());
        shop.sums().meanTrainAccuracy().ifPresent(percent -> all.put(EpochRecord.TRAIN_ACCURACY, percent));
        for (Diagnostic d : shop.settings().diagnostics()) {
            if (d.due(epoch, timeline.epochs())) {
                d.measure(now, all);
            }
        }
        return all;
    }

    private Finisher finisher() {
        return shop.finisher(observer::stop);
    }

    private double seconds() {
        return secondsBefore + (System.nanoTime() - began) / 1e9;
    }

    private void save() {
        List<double[]> arrays = new ArrayList<>(shop.net().state());
        arrays.addAll(shop.architect().state());
        arrays.addAll(weights.freezer().state());
        arrays.addAll(stopper.state());
        EpochSums sums = shop.sums();
        new Checkpoint(epoch, step, seconds(), sums.state(), records, arrays, sums.accuracyState())
                .write(checkpoint, fingerprint);
    }

    private void restore(Checkpoint c) {
        epoch = c.epoch();
        step = c.step();
        secondsBefore = c.seconds();
        shop.sums().restore(c.losses());
        shop.sums().restoreAccuracy(c.accuracy());
        records.addAll(c.records());
        List<double[]> rest = shop.net().restore(c.arrays());
        shop.architect().restore(rest);
        stopper.restore(weights.freezer().restore(rest.subList(shop.architect().saved(), rest.size())));
    }
}
