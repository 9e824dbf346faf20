package assay.internal.benchmarks.sidebyside;

import assay.core.random.Seeds;
import assay.supernet.network.DropPath;
import assay.supernet.network.Network;
import assay.supernet.optim.Sgd;
import assay.supernet.tape.Loss;
import assay.supernet.tape.Tape;
import assay.supernet.tensor.Backend;

/**
 * Forward, backward and one step of SGD over a fixed network, with the running statistics; a second classifier's loss
 * counts 0.4, as in quark0/darts.
 */
final class TrainingStep implements Computation {
    private final Network net;
    private final Tape tape;
    private final Sgd sgd;
    private final RandomImages images;
    private final DropPath drop;
    private final double clip;

    TrainingStep(Backend k, Network net, Wanted wanted, StepRecipe recipe) {
        this.net = net;
        net.parameters().initialise(new Seeds(1));
        tape = new Tape(k);
        sgd = new Sgd(k, net.parameters().weights(), 0.9, recipe.nesterov(), recipe.decay());
        images = RandomImages.of(k, wanted, 1);
        drop = recipe.drop() > 0 ? new DropPath(recipe.drop(), new Seeds(1).stream("drop")) : DropPath.NONE;
        clip = recipe.clip();
    }

    @Override
    public long parameters() {
        return net.parameters().count();
    }

    @Override
    public void step() {
        Network.Outputs out = net.train(tape, tape.constant(images.pixels()), drop);
        Loss loss = Loss.crossEntropy(tape, out.logits(), images.labels());
        if (out.auxiliary().isPresent()) {
            loss = loss.plus(0.4, Loss.crossEntropy(tape, out.auxiliary().orElseThrow(), images.labels()));
        }
        tape.backward(loss);
        sgd.step(tape, 0.025, clip == 0 ? 1 : Sgd.clipScale(sgd.gradNorm(tape), clip));
        tape.clear();
    }

    @Override
    public void close() {
        sgd.close();
        net.close();
    }
}
