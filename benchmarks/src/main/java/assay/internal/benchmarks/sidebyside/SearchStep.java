package assay.internal.benchmarks.sidebyside;

import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.internal.supernet.search.pass.Unrolled;
import assay.internal.supernet.search.pass.Updater;
import assay.supernet.network.ImageSample;
import assay.supernet.network.Supernet;
import assay.supernet.optim.Learner;
import assay.supernet.optim.Sgd;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.draw.Moment;
import assay.supernet.search.draw.Moment.Purpose;
import assay.supernet.search.learn.Order;
import assay.supernet.search.method.Search;
import assay.supernet.tape.Tape;
import assay.supernet.tensor.Backend;

/**
 * A step of a supernet's weights on a training batch and one of alpha on a validation batch, halfway through a search.
 */
final class SearchStep implements Computation {
    private static final double RATE = 0.025;

    private final Supernet net;
    private final Search search;
    private final Groups groups;
    private final Updater updater;
    private final Sgd sgd;
    private final Learner learner;
    private final Unrolled unrolled;
    private final RandomImages train;
    private final RandomImages valid;
    private final RandomStream noise = new RandomStream(1);
    private final double[] loss = new double[1];

    SearchStep(Backend k, Supernet net, Search search, Wanted wanted, boolean nesterov, double decay) {
        this.net = net;
        this.search = search;
        net.parameters().initialise(new Seeds(1));
        groups = Groups.of(net.space());
        updater = new Updater(new Tape(k), net, search.relax());
        sgd = new Sgd(k, net.parameters().weights(), 0.9, nesterov, decay);
        learner = search.learn().start(search.relax().start(groups, noise), 25_000);
        unrolled = search.order() == Order.FIRST ? null : new Unrolled(updater, sgd);
        train = RandomImages.of(k, wanted, 1);
        valid = RandomImages.of(k, wanted, 2);
    }

    @Override
    public long parameters() {
        return net.parameters().count();
    }

    private Draw draw(Purpose purpose) {
        return search.relax().draw(groups, learner.mean(), new Moment(25, 50, purpose), noise);
    }

    @Override
    public void step() {
        if (unrolled != null) {
            learner.step(new double[][] {
                unrolled.parts(
                                new ImageSample(train.pixels(), train.labels()),
                                new ImageSample(valid.pixels(), valid.labels()),
                                draw(Purpose.ALPHA),
                                draw(Purpose.ALPHA),
                                RATE,
                                false)
                        .gradient(RATE)
            });
        }
        updater.weights(new ImageSample(train.pixels(), train.labels()), draw(Purpose.WEIGHTS), sgd, RATE, 5, null);
        if (unrolled == null) {
            learner.step(new double[][] {
                updater.alphaGrad(new ImageSample(valid.pixels(), valid.labels()), draw(Purpose.ALPHA), loss)
            });
        }
    }

    @Override
    public void close() {
        if (unrolled != null) {
            unrolled.close();
        }
        sgd.close();
        net.close();
    }
}
