package assay.supernet.search;

import assay.core.random.Seeds;
import assay.images.BatchCursor;
import assay.images.BatchSource;
import assay.supernet.network.Norms;
import java.util.OptionalDouble;
import java.util.function.Function;

/** A search between two epochs, as {@link Diagnostic}s see it. Only diagnostics of this package can look inside. */
public final class Inspection {
    private final Search search;
    private final Architect architect;
    private final ArchDistribution learnt;
    private final Updater updater;
    private final BatchSource valid;
    private final Images batch;
    private final Seeds seeds;
    private final int epoch;
    private final OptionalDouble distance;
    private final Function<Moment.Purpose, Moment> moments;

    /**
     * @param epoch just done, from 1
     * @param distance of alpha from its mean in that epoch, root mean square; empty if it took no gradients
     */
    Inspection(
            Search search,
            Architect architect,
            ArchDistribution learnt,
            Updater updater,
            BatchSource valid,
            Images batch,
            Seeds seeds,
            int epoch,
            OptionalDouble distance,
            Function<Moment.Purpose, Moment> moments) {
        this.search = search;
        this.architect = architect;
        this.learnt = learnt;
        this.updater = updater;
        this.valid = valid;
        this.batch = batch;
        this.seeds = seeds;
        this.epoch = epoch;
        this.distance = distance;
        this.moments = moments;
    }

    /** Of probabilities alone, for diagnostics that look at nothing else. */
    static Inspection of(ArchDistribution learnt) {
        return new Inspection(null, null, learnt, null, null, null, null, 0, OptionalDouble.empty(), null);
    }

    Search search() {
        return search;
    }

    Architect architect() {
        return architect;
    }

    ArchDistribution learnt() {
        return learnt;
    }

    Updater updater() {
        return updater;
    }

    Seeds seeds() {
        return seeds;
    }

    int epoch() {
        return epoch;
    }

    OptionalDouble distance() {
        return distance;
    }

    Moment moment(Moment.Purpose purpose) {
        return moments.apply(purpose);
    }

    /** The first validation batch of the first epoch: the same images whenever it is asked. */
    Unrolled.Sample fixedBatch() {
        try (BatchCursor valids = valid.epoch(0, 0)) {
            return batch.load(valids.next()).sample();
        }
    }

    /** The share of the epoch's validation images that the supernet gets wrong under a draw, percent. */
    double error(Draw draw) {
        int wrong = 0;
        int seen = 0;
        try (BatchCursor valids = valid.epoch(epoch - 1, 0)) {
            for (int i = 0; i < valid.stepsPerEpoch(); i++) {
                batch.load(valids.next());
                Judgement j = updater.judge(
                        batch.tensor(), batch.labels(), draw, search.tracks() ? Norms.RUNNING : Norms.BATCH);
                wrong += j.images() - j.correct();
                seen += j.images();
            }
        }
        return 100.0 * wrong / seen;
    }
}
