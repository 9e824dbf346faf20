package assay.proxies;

import assay.core.random.ValueRule;
import assay.internal.supernet.plain.PlainBackend;
import assay.supernet.network.Network;
import assay.supernet.network.Norms;
import assay.supernet.network.Parameter;
import assay.supernet.tape.Loss;
import assay.supernet.tape.Tape;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** A batch of images on the plain float64 backend, a tiny network, and its loss and gradients computed apart. */
final class Bench implements AutoCloseable {
    static final int BATCH = 5;
    static final int SIZE = 6;
    private static final int[] LABELS = {0, 1, 2, 0, 1};

    final PlainBackend k = new PlainBackend(DType.FLOAT64);
    final Tensor images = k.take(BATCH, 3, SIZE, SIZE);
    final ProxyTask task;

    Bench(boolean cut) {
        k.write(ValueRule.sym(1_000_000, images.size(), Math.sqrt(3)), images);
        task = new ProxyTask(Probe.ofBatch(k, k, images, LABELS), b -> new TinyNetwork(b, cut), OptionalDouble.of(7));
    }

    double score(String proxy) {
        return Proxies.named(proxy).score(task).orElseThrow();
    }

    List<Parameter> scored() {
        return task.network().parameters().list().stream()
                .filter(p -> p.kind().scored())
                .toList();
    }

    double loss() {
        try (LossPass pass = new LossPass(task.network(), images, LABELS, false)) {
            return pass.loss();
        }
    }

    /** Gradients to the scored parameters at the present values. */
    List<double[]> grads() {
        try (LossPass pass = new LossPass(task.network(), images, LABELS, false)) {
            List<double[]> g = new ArrayList<>();
            scored().forEach(p -> g.add(pass.grad(p)));
            return g;
        }
    }

    /** Sum of the logits of one image of ones without normalisation. */
    double flow() {
        Network net = task.network();
        Tape tape = new Tape(k);
        Tensor ones = k.take(1, 3, SIZE, SIZE);
        k.fill(ones, 1);
        double r = Loss.sum(tape, net.forward(tape, tape.constant(ones), Norms.IDENTITY))
                .value();
        tape.clear();
        k.give(ones);
        return r;
    }

    @Override
    public void close() {
        task.close();
        k.close();
    }
}
