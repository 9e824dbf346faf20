package assay.benchmarks.sidebyside;

import assay.core.random.Seeds;
import assay.supernet.network.Network;
import assay.supernet.network.Norms;
import assay.supernet.optim.Sgd;
import assay.supernet.tape.Loss;
import assay.supernet.tape.Tape;
import assay.supernet.tensor.Backend;

/** Forward, backward and one step of SGD over a fixed network. */
final class Training implements Case {
    private final Network net;
    private final Tape tape;
    private final Sgd sgd;
    private final Images images;

    Training(Backend k, Network net, Wanted wanted, boolean nesterov, double decay) {
        this.net = net;
        net.parameters().initialise(new Seeds(1));
        tape = new Tape(k);
        sgd = new Sgd(k, net.parameters().weights(), 0.9, nesterov, decay);
        images = Images.of(k, wanted, 1);
    }

    @Override
    public long parameters() {
        return net.parameters().count();
    }

    @Override
    public void step() {
        Loss loss = Loss.crossEntropy(
                tape, net.forward(tape, tape.constant(images.pixels()), Norms.BATCH), images.labels());
        tape.backward(loss);
        sgd.step(tape, 0.025, 1);
        tape.clear();
    }

    @Override
    public void close() {
        sgd.close();
        net.close();
    }
}
