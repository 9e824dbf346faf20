package assay.internal.supernet.search.pass;

import assay.core.random.Seeds;
import assay.supernet.network.ImageSample;
import assay.supernet.network.Norms;
import assay.supernet.network.PassInput;
import assay.supernet.network.Supernet;
import assay.supernet.optim.Sgd;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Moment;
import assay.supernet.search.learn.Order;
import assay.supernet.search.method.Search;
import assay.supernet.tape.Tape;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.SizingBackend;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The memory of a search's tensors. It is found by a step that computes nothing. */
public final class StepMemory {
    private StepMemory() {}

    /**
     * Bytes of the weights, the momentum, one step of the weights and one gradient of alpha. Second order needs two more copies
     * of the weights.
     *
     * @param maker makes the supernet with a number of partial channels, for a backend
     * @param size of an image, pixels
     */
    public static long bytes(Function<Backend, Supernet> maker, Search search, int batch, int size) {
        return bytes(maker, search, (k, net) -> new ImageSample(k.take(batch, 3, size, size), new int[batch]));
    }

    /**
     * The same for any supernet.
     *
     * @param samples makes what one step reads
     */
    public static long bytes(
            Function<Backend, ? extends Supernet> maker,
            Search search,
            BiFunction<Backend, Supernet, PassInput> samples) {
        try (SizingBackend k = new SizingBackend(DType.FLOAT32);
                Supernet net = maker.apply(k);
                Sgd sgd = new Sgd(k, net.parameters().weights(), 0.9, false, 0)) {
            Seeds seeds = new Seeds(0);
            Architect architect = new Architect(search, net.space(), seeds.stream("alpha"), 1);
            Moment now = new Moment(0, 1, Moment.Purpose.WEIGHTS);
            Draw draw = architect.draw(now, seeds.stream("noise"));
            Updater updater = new Updater(new Tape(k), net, search.relax().weights(architect.groups()), Norms.BATCH);
            PassInput sample = samples.apply(k, net);
            updater.weights(sample, draw, sgd, 0, 0, null);
            updater.alphaGrad(sample, draw, new double[1]);
            long copies = search.order() == Order.FIRST ? 0 : 2;
            return k.bytesHeld() + copies * net.parameters().count() * DType.FLOAT32.bytes();
        }
    }
}
