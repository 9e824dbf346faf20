package assay.internal.images;

import assay.core.error.InterruptedRunException;
import assay.internal.core.thread.Joining;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Prepares batches in advance on a daemon thread. Slots are reused: a slot is free, then filled, then held by the caller until
 * it asks for the next batch, then free again. The thread waits while no slot is free, so the number of slots limits how far it
 * is ahead.
 */
final class ThreadCursor implements BatchCursor {
    /** A message of the thread: a batch in a slot, the end of the epoch, or the reason why it stopped. */
    private record Ready(Batch batch, int slot, Throwable failure) {}

    private final Workspace workspace;
    private final Runnable giveBack;
    private final BlockingQueue<Integer> free;
    private final BlockingQueue<Ready> ready;
    private final Thread thread;
    private Ready current;
    private boolean closed;

    ThreadCursor(Workspace workspace, int fromStep, int steps, Runnable giveBack) {
        this.workspace = workspace;
        this.giveBack = giveBack;
        free = new ArrayBlockingQueue<>(workspace.slots());
        ready = new ArrayBlockingQueue<>(
                workspace.slots() + 1); // one more for the end, so that the thread never waits to send it
        for (int slot = 0; slot < workspace.slots(); slot++) {
            free.add(slot);
        }
        thread = new Thread(() -> fill(fromStep, steps), "assay-batches");
        thread.setDaemon(true);
        thread.start();
    }

    private void fill(int fromStep, int steps) {
        Ready last = new Ready(null, -1, null);
        try {
            for (int step = fromStep; step < steps; step++) {
                int slot = free.take();
                ready.add(new Ready(workspace.prepare(step, slot), slot, null));
            }
        } catch (InterruptedException e) {
            return; // closed
        } catch (RuntimeException | Error e) {
            last = new Ready(null, -1, e);
        }
        ready.add(last);
    }

    @Override
    public Batch next() {
        if (closed) {
            throw new IllegalStateException("batches: the cursor is closed");
        }
        if (current == null || current.slot() >= 0) {
            if (current != null) {
                free.add(current.slot());
                current = null;
            }
            try {
                current = ready.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedRunException("batches: interrupted while waiting for the next one.");
            }
        }
        if (current.failure() != null) {
            throw new IllegalStateException(
                    "batches: preparing the next one failed: "
                            + current.failure().getMessage(),
                    current.failure());
        }
        return current.batch();
    }

    /** Stops the thread and waits for it; the batch that the caller holds is no longer valid. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        thread.interrupt();
        Joining.join(thread);
        giveBack.run();
    }
}
