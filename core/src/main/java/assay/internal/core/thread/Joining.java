package assay.internal.core.thread;

/** Waits for threads even if the waiting thread is interrupted. */
public final class Joining {
    private Joining() {}

    /** Waits for the thread's end; an interrupt during that time is kept for the caller. */
    public static void join(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
