package assay.internal.supernet.search.step;

import assay.internal.images.Batch;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Tensor;

/** One batch on the backend. The next batch uses the same tensor. */
public final class Images implements AutoCloseable {
    private final Backend backend;
    private Tensor tensor;
    private int[] labels = {};

    Images(Backend backend) {
        this.backend = backend;
    }

    public Images load(Batch b) {
        if (tensor == null || tensor.dim(0) != b.size()) {
            close();
            tensor = backend.take(b.size(), b.channels(), b.height(), b.width());
        }
        backend.write(b.pixels(), tensor);
        labels = b.labels().clone();
        return this;
    }

    public Tensor tensor() {
        return tensor;
    }

    public int[] labels() {
        return labels;
    }

    public Unrolled.Sample sample() {
        return new Unrolled.Sample(tensor, labels);
    }

    @Override
    public void close() {
        if (tensor != null) {
            backend.give(tensor);
            tensor = null;
        }
    }
}
