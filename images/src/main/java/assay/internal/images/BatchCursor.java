package assay.internal.images;

/** Walks the batches of one epoch; they are prepared on another thread. */
public interface BatchCursor extends AutoCloseable {
    /** The next batch, valid until the next call; null after the last. */
    Batch next();

    @Override
    void close();
}
