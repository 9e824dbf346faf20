package assay.internal.supernet.train;

import assay.internal.images.Batch;
import java.util.Arrays;

/** The part of a batch that one worker computes: {@code size} images from image {@code from} on. */
record BatchShard(Batch batch, int from, int size) {
    /**
     * The part of worker number {@code worker}. Parts follow each other; the first ones are larger by one if the batch cannot
     * be divided equally.
     */
    static BatchShard of(Batch batch, int worker, int workers) {
        int n = batch.size();
        int from = (int) ((long) worker * (n / workers)) + Math.min(worker, n % workers);
        return new BatchShard(batch, from, n / workers + (worker < n % workers ? 1 : 0));
    }

    int[] labels() {
        return Arrays.copyOfRange(batch.labels(), from, from + size);
    }

    float[] pixels() {
        int stride = batch.channels() * batch.height() * batch.width();
        return from == 0 && size == batch.size()
                ? batch.pixels()
                : Arrays.copyOfRange(batch.pixels(), from * stride, (from + size) * stride);
    }
}
