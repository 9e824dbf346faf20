package assay.internal.supernet.search.step;

import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.internal.core.special.SymmetricEigenvalues;
import assay.internal.images.BatchCursor;
import assay.internal.images.BatchSource;
import assay.internal.supernet.search.pass.AlphaHessian;
import assay.internal.supernet.search.pass.Architect;
import assay.internal.supernet.search.pass.Updater;
import assay.supernet.network.Judgement;
import assay.supernet.network.Norms;
import assay.supernet.network.PassInput;
import assay.supernet.network.Supernet;
import assay.supernet.search.draw.ArchDistribution;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.draw.Moment;
import assay.supernet.search.method.Search;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.Function;

/** A search between two epochs, as {@link Diagnostic}s see it. Only diagnostics of this package can look inside. */
public final class Inspection {
    /** Null if only the learnt distribution is looked at. */
    private final Workshop shop;

    private final ArchDistribution learnt;
    private final int epoch;
    private final OptionalDouble distance;
    private final Function<Moment.Purpose, Moment> moments;

    /**
     * @param epoch just done, from 1
     * @param distance of alpha from its mean in that epoch, root mean square; empty if it took no gradients
     */
    public Inspection(
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

    /** An inspection of probabilities alone, for diagnostics that need nothing else. */
    public static Inspection of(ArchDistribution learnt) {
        return new Inspection(null, learnt, 0, OptionalDouble.empty(), null);
    }

    public Search search() {
        return shop.search();
    }

    public Architect architect() {
        return shop.architect();
    }

    public ArchDistribution learnt() {
        return learnt;
    }

    public Updater updater() {
        return shop.net().updater();
    }

    public Seeds seeds() {
        return shop.seeds();
    }

    public int epoch() {
        return epoch;
    }

    public OptionalDouble distance() {
        return distance;
    }

    /** Of the epoch's steps of the architecture, the mean before each, nats; empty if it took none. */
    OptionalDouble validationLoss() {
        return shop.sums().meanValidLoss();
    }

    /** Of the distribution over architectures, nats; decisions are taken as independent. */
    public double entropy() {
        double entropy = 0;
        for (double p : learnt.marginals()) {
            entropy -= p > 0 ? p * StrictMath.log(p) : 0;
        }
        return entropy + 0.0; // no -0.0
    }

    public Moment moment(Moment.Purpose purpose) {
        return moments.apply(purpose);
    }

    /** The first validation batch of the first epoch: the same images whenever it is asked. */
    public PassInput fixedBatch() {
        try (BatchCursor valids = shop.validSource().epoch(0, 0)) {
            return shop.valid().load(valids.next());
        }
    }

    /**
     * The eigenvalues, ascending, of the Hessian of the fixed batch's loss with respect to the logarithms of the mean weights:
     * see {@link AlphaHessian}.
     */
    public double[] eigenvalues() {
        Groups groups = architect().groups();
        double[] edges = {};
        if (search().relax().weights(groups) > groups.size()) {
            RandomStream noise = seeds().stream("diagnostics/hessian", epoch);
            double[] w = architect()
                    .draw(moment(Moment.Purpose.EVALUATION), noise)
                    .own()
                    .weights();
            edges = Arrays.copyOfRange(w, groups.size(), w.length);
        }
        return SymmetricEigenvalues.of(
                new AlphaHessian(updater(), groups).at(fixedBatch(), architect().expected(), edges));
    }

    /** The supernet's error on the epoch's validation samples under a draw: see {@link Supernet#error}. */
    public double error(Draw draw) {
        return updater().net().error(judge(draw));
    }

    /** The supernet's mean loss and right answers on the epoch's validation samples under a draw. */
    public Judgement judge(Draw draw) {
        double loss = 0;
        double right = 0;
        int seen = 0;
        BatchSource source = shop.validSource();
        try (BatchCursor valids = source.epoch(epoch - 1, 0)) {
            for (int i = 0; i < source.steps(epoch - 1); i++) {
                PassInput sample = shop.valid().load(valids.next());
                Judgement j = updater().judge(sample, draw, search().tracks() ? Norms.RUNNING : Norms.BATCH);
                loss += j.loss() * j.size();
                right += j.right();
                seen += j.size();
            }
        }
        return new Judgement(loss / seen, right, seen);
    }
}
