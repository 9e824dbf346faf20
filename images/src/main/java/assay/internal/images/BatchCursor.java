package assay.internal.images;

/** Goes through the batches of one epoch, which are prepared on another thread. */
public interface BatchCursor extends AutoCloseable {
    /** The next batch, valid until the next call; null after the last. */
    Batch next();

    @Override
    void close();
}
