package assay.internal.supernet.search.pass;

import assay.internal.images.Batch;
import assay.internal.images.BatchCursor;
import assay.internal.images.BatchSource;

/** An endless sequence of batches that begins at a given batch, with a new order of the images after every round. */
public final class Endless implements AutoCloseable {
    private final BatchSource source;
    private final int firstEpoch;
    private long next;
    private BatchCursor cursor;

    /**
     * @param firstEpoch names the order of the first round
     * @param from number of the first batch to give
     */
    public Endless(BatchSource source, int firstEpoch, long from) {
        this.source = source;
        this.firstEpoch = firstEpoch;
        next = from;
    }

    public Batch next() {
        int steps = source.stepsPerEpoch();
        if (cursor == null || next % steps == 0) {
            close();
            cursor = source.epoch(firstEpoch + (int) (next / steps), (int) (next % steps));
        }
        next++;
        return cursor.next();
    }

    @Override
    public void close() {
        if (cursor != null) {
            cursor.close();
        }
    }
}
