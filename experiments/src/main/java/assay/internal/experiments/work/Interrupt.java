package assay.internal.experiments.work;

import assay.core.error.AssayException.ExitCode;
import assay.internal.data.store.Drafts;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Ctrl-C and SIGTERM end the program with exit code 130, whatever it does: at once, unless some work has to be saved or
 * cleared away first. {@link #guard} is for work that is cleared away, {@link StopSignal} for work that is saved.
 */
public final class Interrupt {
    private static final AtomicInteger HELD = new AtomicInteger();

    private final Thread hook = new Thread(Interrupt::endIfNobodyElseDoes, "interrupt");

    private Interrupt() {}

    /** From now on an interruption is exit code 130; for a program's beginning. */
    public static Interrupt watch() {
        Interrupt all = new Interrupt();
        Runtime.getRuntime().addShutdownHook(all.hook);
        return all;
    }

    /** The program ends by itself: its exit code is its own. */
    public void over() {
        remove(hook);
    }

    /**
     * Does work that cannot be gone on from where it stands. If it is interrupted, what is half written is dropped, the user
     * is told, and the program ends.
     */
    public static <T> T guard(String command, Supplier<T> work) {
        Thread ending = new Thread(() -> drop(command), "interruption");
        hold(ending);
        try {
            return work.get();
        } finally {
            release(ending); // or it runs already, and ends the program
        }
    }

    private static void drop(String command) {
        System.err.println("assay: " + command + ": interrupted: "
                + (Drafts.discard()
                        ? "nothing has changed yet. Run it again: it goes on from its last checkpoint."
                        : "what was not finished was dropped. Run it again."));
        end();
    }

    /** Leaves the program's end to this thread, which calls {@link #end} when an interruption starts it. */
    static void hold(Thread ending) {
        Runtime.getRuntime().addShutdownHook(ending);
        HELD.incrementAndGet();
    }

    /**
     * Takes back {@link #hold}.
     *
     * @return whether it was in time; otherwise the thread runs already
     */
    static boolean release(Thread ending) {
        // In this order: an interruption between the two must find somebody who ends the program.
        HELD.decrementAndGet();
        return remove(ending);
    }

    /** Ends the program as an interrupted one. */
    static void end() {
        System.err.flush();
        // Not exit: a shutdown is under way, and its own code would be 143 after SIGTERM.
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
