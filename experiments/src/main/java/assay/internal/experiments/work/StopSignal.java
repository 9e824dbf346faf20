package assay.internal.experiments.work;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and SIGTERM into a flag that the work checks. The virtual machine then waits until the work has stopped, and
 * ends with exit code 130. Call {@link #close} when there is nothing more to save.
 */
public final class StopSignal implements AutoCloseable {
    /** How long to wait. A step takes seconds at most, so after this time something hangs. */
    private static final long PATIENCE_SECONDS = 300;

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread hook = new Thread(this::onShutdown, "stop");
    private volatile boolean wished;

    public StopSignal() {
        Interrupt.hold(hook);
    }

    /** Whether the work should stop; threads ask after each step. */
    public boolean wished() {
        return wished;
    }

    /** Makes {@link #wished} true, as a signal does. */
    public void wish() {
        wished = true;
    }

    private void onShutdown() {
        wished = true;
        try {
            if (!stopped.await(1, TimeUnit.SECONDS)) {
                System.err.println("assay: stopping; the step that is under way is finished first ...");
            }
            if (!stopped.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("assay: the work did not stop; the last checkpoints stay.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Interrupt.end();
    }

    /** Everything is saved and reported; a waiting shutdown continues. */
    @Override
    public void close() {
        if (!Interrupt.release(hook)) {
            stopped.countDown();
        }
    }
}
