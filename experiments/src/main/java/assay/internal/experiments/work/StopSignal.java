package assay.internal.experiments.work;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and SIGTERM into a wish that the work can ask about. The virtual machine then waits until the work has
 * stopped, and ends with exit code 130. {@link #close} when there is nothing to save any more.
 */
public final class StopSignal implements AutoCloseable {
    /** A step takes seconds at most; something hangs if the work has not stopped after this long. */
    private static final long PATIENCE_SECONDS = 300;

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread hook = new Thread(this::onShutdown, "stop");
    private volatile boolean wished;

    public StopSignal() {
        Interrupt.hold(hook);
    }

    /** Whether to stop; threads ask after each step. */
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
            if (!stopped.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("assay: the work did not stop; the last checkpoints stay.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Interrupt.end();
    }

    /** All is saved and said; a waiting shutdown goes on. */
    @Override
    public void close() {
        if (!Interrupt.release(hook)) {
            stopped.countDown();
        }
    }
}
