package assay.internal.supernet.train;

import assay.core.random.Seeds;
import assay.supernet.network.DropPath;
import assay.supernet.network.Network;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.SizingBackend;
import java.util.function.Function;

/** The memory of the tensors of a training, and of a pass of what it trained. It is found by a step that computes nothing. */
public final class TrainMemory {
    private TrainMemory() {}

    /**
     * Bytes of weights and of a pass that classifies images.
     *
     * @param maker makes the network, for a backend
     * @param images of the batch
     * @param size of an image, pixels
     */
    public static long inferenceBytes(Function<Backend, Network> maker, int images, int size) {
        try (SizingBackend k = new SizingBackend(DType.FLOAT32);
                Replica replica = new Replica(k, maker.apply(k), null)) {
            replica.evaluate(k.take(images, 3, size, size), new int[images]);
            return k.bytesHeld();
        }
    }

    /**
     * Bytes of weights, momentum and one step, for all workers together.
     *
     * @param maker makes the network, for a backend
     * @param size of an image, pixels
     */
    public static long bytes(Function<Backend, Network> maker, Recipe recipe, int workers, int size) {
        int part = (recipe.batch() + workers - 1) / workers;
        try (SizingBackend k = new SizingBackend(DType.FLOAT32);
                Replica replica = new Replica(k, maker.apply(k), recipe)) {
            DropPath drop = recipe.dropPath() > 0
                    ? new DropPath(recipe.dropPath(), new Seeds(0).stream("drop-path"))
                    : DropPath.NONE;
            replica.pass(k.take(part, 3, size, size), new int[part], drop);
            replica.step(0);
            return workers * k.bytesHeld();
        }
    }
}
