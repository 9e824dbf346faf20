package assay.benchmarks.sidebyside;

import assay.core.random.Seeds;
import assay.supernet.network.Supernet;
import assay.supernet.optim.Learner;
import assay.supernet.optim.Sgd;
import assay.supernet.search.Groups;
import assay.supernet.search.Search;
import assay.supernet.search.Updater;
import assay.supernet.tape.Tape;
import assay.supernet.tensor.Backend;

/** A step of a supernet's weights on a training batch and one of alpha on a validation batch. */
final class SearchStep implements Case {
    private final Supernet net;
    private final Updater updater;
    private final Sgd sgd;
    private final Learner learner;
    private final Images train;
    private final Images valid;
    private final double[] loss = new double[1];

    SearchStep(Backend k, Supernet net, Search search, Wanted wanted, boolean nesterov, double decay) {
        this.net = net;
        net.parameters().initialise(new Seeds(1));
        updater = new Updater(new Tape(k), net, search.relax());
        sgd = new Sgd(k, net.parameters().weights(), 0.9, nesterov, decay);
        learner = search.learn().start(new double[Groups.of(net.space()).size()], 25_000);
        train = Images.of(k, wanted, 1);
        valid = Images.of(k, wanted, 2);
    }

    @Override
    public long parameters() {
        return net.parameters().count();
    }

    @Override
    public void step() {
        updater.weights(train.pixels(), train.labels(), learner.mean(), sgd, 0.025, 5, null);
        learner.step(new double[][] {updater.alphaGrad(valid.pixels(), valid.labels(), learner.mean(), loss)});
    }

    @Override
    public void close() {
        sgd.close();
        net.close();
    }
}
