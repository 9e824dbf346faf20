package assay.internal.supernet.search.step;

import assay.internal.supernet.search.pass.Architect;
import assay.internal.supernet.search.pass.Endless;
import assay.internal.supernet.search.pass.Removed;
import assay.supernet.network.Judgement;
import assay.supernet.network.Norms;
import assay.supernet.network.PassInput;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Moment;
import assay.supernet.search.learn.ByRemoval;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * After an epoch of steps of the weights, options are removed in several orders, and alpha takes one step for each order:
 * {@link ByRemoval}.
 */
record RemovalSteps(Workshop shop, ByRemoval learn) implements AlphaLearning {
    /** Makes the orders of these batches different from those of the search's own epochs. */
    private static final int FIRST_ORDER = 5 << 20;

    private static final int ROUNDS = 1 << 8;

    @Override
    public boolean inTurn() {
        return false;
    }

    @Override
    public int stepsAfter() {
        return learn.orders();
    }

    @Override
    public void step(Place at) {
        Architect architect = shop.architect();
        Draw whole = architect.draw(at.moment(Moment.Purpose.EVALUATION), at.stream(shop.seeds(), "removal/noise"));
        int[] order = IntStream.range(0, architect.groups().size()).toArray();
        at.stream(shop.seeds(), "removal/order").shuffle(order);
        try (Endless batches = new Endless(shop.validSource(), FIRST_ORDER + at.epoch() * ROUNDS, at.step())) {
            PassInput sample = shop.valid().load(batches.next());
            double[] found = contributions(order, learn.truncate(), removed -> {
                Judgement j = shop.net().updater().judge(sample, new Removed(whole, removed), Norms.BATCH);
                if (removed.isEmpty()) {
                    shop.sums().validated(at.finite(j.loss()));
                }
                return j.accuracy();
            });
            int parameters = architect.learner().mean().length;
            architect.learner().step(new double[][] {Arrays.copyOf(found, parameters)});
        }
    }

    /**
     * What the removal of each option costs in one order; 0 for options that are not removed because the order ended before.
     *
     * @param truncate ends once less than this share of the whole's value is left
     * @param value of what is left without some options
     */
    static double[] contributions(int[] order, double truncate, ToDoubleFunction<BitSet> value) {
        double[] found = new double[order.length];
        BitSet removed = new BitSet();
        double whole = value.applyAsDouble(removed);
        double left = whole;
        for (int i = 0; i < order.length && !(left < truncate * whole); i++) {
            removed.set(order[i]);
            double now = value.applyAsDouble(removed);
            found[order[i]] = left - now;
            left = now;
        }
        return found;
    }
}
