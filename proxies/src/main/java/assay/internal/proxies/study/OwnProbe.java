package assay.internal.proxies.study;

import assay.core.random.Seeds;
import assay.internal.images.Batch;
import assay.internal.images.BatchCursor;
import assay.internal.images.BatchPlan;
import assay.internal.images.Batches;
import assay.proxies.Probe;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;

/**
 * A probe with its own engines: float32 for proxies that look at images, float64 for those that do not. Closing it closes the
 * engines. Belongs to one thread.
 */
public final class OwnProbe implements AutoCloseable {
    private final Backend single;
    private final Backend wide;
    private final Probe probe;

    private OwnProbe(Backend single, Backend wide, Probe probe) {
        this.single = single;
        this.wide = wide;
        this.probe = probe;
    }

    /**
     * A probe with the first batch of a plan.
     *
     * @param seeds of the numbers that a proxy draws itself
     */
    public static OwnProbe ofFirstBatch(String backend, BatchPlan plan, Seeds seeds) {
        Backend wide = Backends.open(backend, DType.FLOAT64);
        Backend single = Backends.open(backend, DType.FLOAT32);
        try (BatchCursor cursor = new Batches(plan, 0).epoch(0, 0)) {
            Batch batch = cursor.next();
            Tensor x = single.take(batch.size(), batch.channels(), batch.height(), batch.width());
            single.write(batch.pixels(), x);
            Probe probe = Probe.ofBatch(single, wide, x, batch.labels().clone()).seeded(seeds);
            return new OwnProbe(single, wide, probe);
        }
    }

    /**
     * A probe for proxies that need no data.
     *
     * @param side of an image, pixels
     * @param seeds of the numbers that a proxy draws itself
     */
    public static OwnProbe ofSize(String backend, int side, Seeds seeds) {
        Backend wide = Backends.open(backend, DType.FLOAT64);
        return new OwnProbe(wide, wide, Probe.ofSize(wide, side, side).seeded(seeds));
    }

    public Probe probe() {
        return probe;
    }

    @Override
    public void close() {
        if (single != wide) {
            single.close();
        }
        wide.close();
    }
}
