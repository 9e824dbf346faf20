package assay.internal.supernet.train;

import assay.supernet.network.DropPath;
import assay.supernet.network.Network;
import assay.supernet.network.Norms;
import assay.supernet.optim.Sgd;
import assay.supernet.tape.Loss;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import assay.supernet.tape.Weight;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** One copy of the network with its own tape and optimizer, on an engine that it does not own. Belongs to one thread. */
final class Replica implements AutoCloseable {
    private final Backend backend;
    private final Network net;
    private final Recipe recipe;
    private final Tape tape;
    private final Sgd sgd;

    /** @param recipe null for a network that is only evaluated */
    Replica(Backend backend, Network net, Recipe recipe) {
        this.backend = backend;
        this.net = net;
        this.recipe = recipe;
        tape = new Tape(backend);
        sgd = recipe == null
                ? null
                : new Sgd(backend, net.parameters().weights(), recipe.momentum(), recipe.nesterov(), recipe.decay());
    }

    Network net() {
        return net;
    }

    Sgd sgd() {
        return sgd;
    }

    Backend backend() {
        return backend;
    }

    /** Forward and backward; the gradients stay on the tape until {@link #step}. */
    Tally pass(BatchShard shard, DropPath drop) {
        return pass(load(shard), shard.labels(), drop);
    }

    /** @param images given back */
    Tally pass(Tensor images, int[] labels, DropPath drop) {
        Tally tally = new Tally();
        Network.Outputs out = net.train(tape, tape.constant(images), drop);
        Loss loss = Loss.crossEntropy(tape, out.logits(), labels, recipe.smoothing());
        tally.add(loss.value(), read(out.logits().value()), labels);
        if (out.auxiliary().isPresent()) {
            loss = loss.plus(
                    recipe.auxiliary(), Loss.crossEntropy(tape, out.auxiliary().get(), labels, recipe.smoothing()));
        }
        tape.backward(loss);
        backend.give(images);
        return tally;
    }

    /** The gradients of the pass, weight by weight; null for a weight without a gradient. */
    List<double[]> gradients() {
        List<double[]> all = new ArrayList<>();
        for (Weight w : net.parameters().weights()) {
            Tensor g = tape.grad(w);
            all.add(g == null ? null : read(g));
        }
        return all;
    }

    /** Replaces the gradients of the pass by the team's gradients. */
    void replaceGradients(List<double[]> gradients) {
        List<Weight> weights = net.parameters().weights();
        for (int i = 0; i < weights.size(); i++) {
            Tensor g = tape.grad(weights.get(i));
            if (g != null) {
                backend.write(gradients.get(i), g);
            }
        }
    }

    void step(double rate) {
        double scale = recipe.clip() > 0 ? Sgd.clipScale(sgd.gradNorm(tape), recipe.clip()) : 1;
        sgd.step(tape, rate, scale);
        tape.clear();
    }

    /** Drops the gradients of the pass. */
    void forget() {
        tape.clear();
    }

    /** A pass of the network for evaluation, with its running statistics. */
    Tally evaluate(BatchShard shard) {
        return shard.size() > 0 ? evaluate(load(shard), shard.labels()) : new Tally();
    }

    /** @param images given back */
    Tally evaluate(Tensor images, int[] labels) {
        Tally tally = new Tally();
        Var logits = net.forward(tape, tape.constant(images), Norms.RUNNING);
        tally.add(Loss.crossEntropy(tape, logits, labels).value(), read(logits.value()), labels);
        tape.clear();
        backend.give(images);
        return tally;
    }

    private Tensor load(BatchShard shard) {
        Tensor images = backend.take(
                shard.size(),
                shard.batch().channels(),
                shard.batch().height(),
                shard.batch().width());
        backend.write(shard.pixels(), images);
        return images;
    }

    private double[] read(Tensor t) {
        double[] v = new double[t.size()];
        backend.read(t, v);
        return v;
    }

    @Override
    public void close() {
        tape.clear();
        if (sgd != null) {
            sgd.close();
        }
        net.close();
    }
}
