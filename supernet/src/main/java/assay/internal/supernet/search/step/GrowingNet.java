package assay.internal.supernet.search.step;

import assay.core.random.Seeds;
import assay.internal.supernet.search.pass.Architect;
import assay.internal.supernet.search.pass.Unrolled;
import assay.internal.supernet.search.pass.Updater;
import assay.supernet.network.DropPath;
import assay.supernet.network.Norms;
import assay.supernet.network.Supernet;
import assay.supernet.network.Widened;
import assay.supernet.optim.Sgd;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.learn.Order;
import assay.supernet.search.method.Search;
import assay.supernet.tape.Tape;
import assay.supernet.tensor.Backend;
import java.util.ArrayList;
import java.util.List;

/** The supernet of the current stage, and everything that holds tensors of its shapes. A new stage may replace it. */
public final class GrowingNet implements AutoCloseable {
    private final Search search;
    private final SearchSettings settings;
    private final Supernet first;
    private final Groups groups;
    private final Seeds seeds;
    private final Tape tape;
    private Supernet net;
    /** How many cells have their own draw when the weights learn; 1 if all share one. */
    private int cells;
    /** How many cells have their own place for the options' weights; 1 if all share one. */
    private int copies;

    private Updater updater;
    private Sgd sgd;
    private Unrolled unrolled;
    private int stage;

    /** @param first the supernet of the first stage. Its owner closes it; later ones are closed here */
    GrowingNet(Search search, SearchSettings settings, Supernet first, Groups groups, Seeds seeds) {
        this.search = search;
        this.settings = settings;
        this.first = first;
        this.groups = groups;
        this.seeds = seeds;
        tape = new Tape(backend());
        net = first;
        equip();
    }

    public Backend backend() {
        return first.parameters().backend();
    }

    public Updater updater() {
        return updater;
    }

    public Sgd sgd() {
        return sgd;
    }

    /** Computes second order gradients; null in a search of first order. */
    public Unrolled unrolled() {
        return unrolled;
    }

    /** How many draws a step of the weights needs. */
    public int cells() {
        return cells;
    }

    /** How many cells a pass tells apart; 1 if it does not. */
    int copies() {
        return copies;
    }

    /** The number of the current stage, from 0. */
    public int stage() {
        return stage;
    }

    private void equip() {
        boolean perCell = search.relax().perCell();
        copies = search.cellsApart() ? net.separateCells() : 1;
        cells = perCell ? copies : 1;
        updater = new Updater(
                tape, net, copies * search.relax().weights(groups), search.tracks() ? Norms.TRACK : Norms.BATCH);
        sgd = new Sgd(
                backend(),
                net.parameters().weights(),
                settings.momentum(),
                settings.nesterov(),
                settings.weightDecay() * search.extras().weightDecay());
        unrolled = search.order() == Order.FIRST ? null : new Unrolled(updater, sgd);
    }

    /** Goes on to the next stage, with what was learnt, or with a new start if the stage says so. */
    public void grow(Architect architect) {
        int to = stage + 1;
        architect.prune(search.stages().get(to).keep());
        if (search.stages().get(to).fresh()) {
            deepen(to);
            net.parameters().initialise(seeds.child("stage-" + to));
            architect.renew(seeds.stream("alpha", to));
        } else if (widens(to)) {
            List<double[]> values = net.parameters().save();
            List<double[]> momentum = sgd.state();
            Widened wide = widen(to);
            net.parameters().load(wide.gather(values));
            sgd.restore(wide.gather(momentum));
        }
        stage = to;
    }

    private boolean widens(int to) {
        return search.stages().get(to).partial() != search.stages().get(to - 1).partial();
    }

    /** The network of the next stage, its values not yet set. */
    private Widened widen(int to) {
        Widened wide = net.wider(search.stages().get(to).partial(), seeds.stream("widen", to));
        replace(wide.net());
        return wide;
    }

    /** The network of a stage with a new start, its values not yet set. */
    private void deepen(int to) {
        replace(net.deeper(search.stages().get(to).cells()));
    }

    private void replace(Supernet other) {
        release();
        net = other;
        equip();
    }

    /** Leaves out some skip connections during {@code learning}, if the stage says so. */
    public void dropSkips(Place at, String learning) {
        double p = at.timeline().skipDrop(at.epoch());
        if (p > 0) {
            net.dropSkips(new DropPath(p, at.stream(seeds, "skips/" + learning)));
        }
    }

    /** Uses all skip connections again. */
    public void keepSkips(Place at) {
        if (at.timeline().skipDrop(at.epoch()) > 0) {
            net.dropSkips(DropPath.NONE);
        }
    }

    /** The stage, then the network's values, then the momentum, then what goes from sample to sample. */
    public List<double[]> state() {
        List<double[]> arrays = new ArrayList<>();
        arrays.add(new double[] {stage});
        arrays.addAll(net.parameters().save());
        arrays.addAll(sgd.state());
        arrays.addAll(net.carried());
        return arrays;
    }

    /**
     * Grows to the saved stage and takes its values.
     *
     * @param arrays begin with {@link #state}
     * @return the arrays after it
     */
    public List<double[]> restore(List<double[]> arrays) {
        int saved = (int) arrays.get(0)[0];
        while (stage < saved) {
            int to = stage + 1;
            if (search.stages().get(to).fresh()) {
                deepen(to);
            } else if (widens(to)) {
                widen(to);
            }
            stage = to;
        }
        int weights = 1 + net.parameters().saved();
        int buffers = weights + net.parameters().weights().size();
        net.parameters().load(arrays.subList(1, weights));
        sgd.restore(arrays.subList(weights, buffers));
        int carried = buffers + net.carried().size();
        net.carry(arrays.subList(buffers, carried));
        return arrays.subList(carried, arrays.size());
    }

    private void release() {
        sgd.close();
        if (unrolled != null) {
            unrolled.close();
        }
        if (net != first) {
            net.close();
        }
    }

    @Override
    public void close() {
        release();
    }
}
