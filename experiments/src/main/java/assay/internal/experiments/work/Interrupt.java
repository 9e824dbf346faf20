package assay.internal.experiments.work;

import assay.core.error.AssayException.ExitCode;
import assay.internal.data.store.Drafts;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Makes Ctrl-C and SIGTERM end the program with exit code 130. It ends at once, unless some work must be saved or removed
 * first. {@link #guard} is for work that is removed, {@link StopSignal} for work that is saved.
 */
public final class Interrupt {
    private static final AtomicInteger HELD = new AtomicInteger();

    private final Thread hook = new Thread(Interrupt::endIfNobodyElseDoes, "interrupt");

    private Interrupt() {}

    /** Called at the start of the program. From then on an interruption gives exit code 130. */
    public static Interrupt watch() {
        Interrupt all = new Interrupt();
        Runtime.getRuntime().addShutdownHook(all.hook);
        return all;
    }

    /** Called at the normal end of the program, which then has its own exit code. */
    public void over() {
        remove(hook);
    }

    /**
     * Does work that cannot be continued later. If it is interrupted, half-written files are removed, the user is told, and the
     * program ends.
     */
    public static <T> T guard(String command, Supplier<T> work) {
        Thread ending = new Thread(() -> drop(command), "interruption");
        hold(ending);
        try {
            return work.get();
        } finally {
            release(ending); // if this is too late, the thread is already running and ends the program
        }
    }

    private static void drop(String command) {
        System.err.println("assay: " + command + ": interrupted: "
                + (Drafts.discard()
                        ? "nothing has changed yet. Run it again: it goes on from its last checkpoint."
                        : "what was not finished was dropped. Run it again."));
        end();
    }

    /** Lets this thread end the program: an interruption starts it, and it must call {@link #end}. */
    static void hold(Thread ending) {
        Runtime.getRuntime().addShutdownHook(ending);
        HELD.incrementAndGet();
    }

    /**
     * Takes back {@link #hold}.
     *
     * @return whether it was in time; otherwise the thread is already running
     */
    static boolean release(Thread ending) {
        // In this order: after an interruption between the two, something must still end the program.
        HELD.decrementAndGet();
        return remove(ending);
    }

    /** Ends the program with the exit code of an interruption. */
    static void end() {
        System.err.flush();
        // Not exit: a shutdown is already running, and its exit code would be 143 after SIGTERM.
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
    }

    private static void endIfNobodyElseDoes() {
        if (HELD.get() == 0) {
            System.err.println("assay: interrupted.");
            end();
        }
    }

    private static boolean remove(Thread hook) {
        try {
            return Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException underWay) {
            return false;
        }
    }
}
