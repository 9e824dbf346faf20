package assay.internal.images;

/** Prepares each batch when it is needed. */
final class DirectCursor implements BatchCursor {
    private final Workspace workspace;
    private final int steps;
    private final Runnable giveBack;
    private int step;
    private boolean closed;

    DirectCursor(Workspace workspace, int fromStep, int steps, Runnable giveBack) {
        this.workspace = workspace;
        this.step = fromStep;
        this.steps = steps;
        this.giveBack = giveBack;
    }

    @Override
    public Batch next() {
        if (closed) {
            throw new IllegalStateException("batches: the cursor is closed");
        }
        return step == steps ? null : workspace.prepare(step++, 0);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            giveBack.run();
        }
    }
}
