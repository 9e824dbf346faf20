package assay.supernet.search;

import assay.core.random.Seeds;
import assay.images.BatchCursor;
import assay.supernet.network.Norms;
import java.util.OptionalDouble;
import java.util.function.Function;

/** A search between two epochs, as {@link Diagnostic}s see it. Only diagnostics of this package can look inside. */
public final class Inspection {
    /** Null where only what was learnt is looked at. */
    private final Workshop shop;

    private final ArchDistribution learnt;
    private final int epoch;
    private final OptionalDouble distance;
    private final Function<Moment.Purpose, Moment> moments;

    /**
     * @param epoch just done, from 1
     * @param distance of alpha from its mean in that epoch, root mean square; empty if it took no gradients
     */
    Inspection(
            Workshop shop,
            ArchDistribution learnt,
            int epoch,
            OptionalDouble distance,
            Function<Moment.Purpose, Moment> moments) {
        this.shop = shop;
        this.learnt = learnt;
        this.epoch = epoch;
        this.distance = distance;
        this.moments = moments;
    }

    /** Of probabilities alone, for diagnostics that look at nothing else. */
    static Inspection of(ArchDistribution learnt) {
        return new Inspection(null, learnt, 0, OptionalDouble.empty(), null);
    }

    Search search() {
        return shop.search();
    }

    Architect architect() {
        return shop.architect();
    }

    ArchDistribution learnt() {
        return learnt;
    }

    Updater updater() {
        return shop.net().updater();
    }

    Seeds seeds() {
        return shop.seeds();
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
        try (BatchCursor valids = shop.validSource().epoch(0, 0)) {
            return shop.valid().load(valids.next()).sample();
        }
    }

    /** The share of the epoch's validation images that the supernet gets wrong under a draw, percent. */
    double error(Draw draw) {
        int wrong = 0;
        int seen = 0;
        try (BatchCursor valids = shop.validSource().epoch(epoch - 1, 0)) {
            for (int i = 0; i < shop.validSource().stepsPerEpoch(); i++) {
                Images batch = shop.valid().load(valids.next());
                Judgement j = updater()
                        .judge(batch.tensor(), batch.labels(), draw, search().tracks() ? Norms.RUNNING : Norms.BATCH);
                wrong += j.images() - j.correct();
                seen += j.images();
            }
        }
        return 100.0 * wrong / seen;
    }
}
