package assay.internal.supernet.search.step;

import assay.internal.images.Batch;
import assay.supernet.network.ImageSample;
import assay.supernet.network.PassInput;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Tensor;

/** One batch as the supernet sees it; the tensor of images is used again by the next. */
public final class Images implements AutoCloseable {
    private final Backend backend;
    private Tensor tensor;
    private PassInput sample;
    private final GrowingNet net;

    Images(GrowingNet net) {
        this.net = net;
        backend = net.backend();
    }

    public PassInput load(Batch b) {
        sample = net.updater().net().text(b.pixels(), b.labels(), b.size()).orElseGet(() -> images(b));
        return sample;
    }

    private PassInput images(Batch b) {
        if (tensor == null || tensor.dim(0) != b.size()) {
            close();
            tensor = backend.take(b.size(), b.channels(), b.height(), b.width());
        }
        backend.write(b.pixels(), tensor);
        return new ImageSample(tensor, b.labels().clone());
    }

    /** The sample that was loaded last. */
    public PassInput sample() {
        return sample;
    }

    @Override
    public void close() {
        if (tensor != null) {
            backend.give(tensor);
            tensor = null;
        }
    }
}
