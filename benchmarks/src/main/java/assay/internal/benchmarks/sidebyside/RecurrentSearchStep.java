package assay.internal.benchmarks.sidebyside;

import assay.core.random.Seeds;
import assay.core.space.recurrent.RecurrentSpace;
import assay.internal.supernet.search.pass.Updater;
import assay.supernet.network.Norms;
import assay.supernet.optim.Adam;
import assay.supernet.optim.Sgd;
import assay.supernet.recurrent.DropoutMasks;
import assay.supernet.recurrent.RecurrentSupernet;
import assay.supernet.recurrent.TextSample;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.relax.Softmax;
import assay.supernet.tape.Tape;
import assay.supernet.tensor.Backend;

/** A first-order step of the search of recurrent cells: alpha on a segment of the validation text, the weights on one of the training text. */
final class RecurrentSearchStep implements Computation {
    private static final double RATE = 20;

    private final RecurrentSupernet net;
    private final Groups groups = Groups.of(RecurrentSpace.published());
    private final RecurrentSupernet.Settings settings;
    private final Updater updater;
    private final Sgd sgd;
    private final Adam adam;
    private final RandomText text;

    RecurrentSearchStep(Backend k, Wanted w) {
        settings = RecurrentSupernet.Settings.published(w.number("batch"));
        net = new RecurrentSupernet(k, RecurrentSpace.NODES, w.number("v"), w.number("h"), settings, new Seeds(1));
        net.parameters().initialise(new Seeds(1));
        updater = new Updater(new Tape(k), net, groups.size(), Norms.BATCH);
        sgd = new Sgd(k, net.parameters().weights(), 0, false, 5e-7);
        adam = new Adam(new double[groups.size()], 3e-3, 0.9, 0.999, 1e-8, 1e-3);
        text = new RandomText(w, settings.dropout());
    }

    @Override
    public long parameters() {
        return net.parameters().count();
    }

    private TextSample sample(int stream) {
        DropoutMasks masks = text.masks();
        return new TextSample(text.segment(), net.state(stream), stream, 1, () -> masks);
    }

    private Draw draw() {
        return Softmax.of(groups, adam.mean());
    }

    @Override
    public void step() {
        adam.step(new double[][] {updater.alphaGrad(sample(1), draw(), new double[1])});
        updater.weights(sample(0), draw(), sgd, RATE, settings.clip(), null);
    }

    @Override
    public void close() {
        sgd.close();
        net.close();
    }
}
