package assay.internal.experiments.work;

import assay.core.error.AssayException.ExitCode;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ctrl-C and SIGTERM end the program with exit code 130, whatever it does: at once, unless some work has to be saved or
 * cleared away. That work then ends the program.
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

    /** Leaves the program's end to this thread, which calls {@link #end} when an interruption starts it. */
    public static void hold(Thread ending) {
        Runtime.getRuntime().addShutdownHook(ending);
        HELD.incrementAndGet();
    }

    /**
     * Takes back {@link #hold}.
     *
     * @return whether it was in time; otherwise the thread runs already
     */
    public static boolean release(Thread ending) {
        // In this order: an interruption between the two must find somebody who ends the program.
        HELD.decrementAndGet();
        return remove(ending);
    }

    /** Ends the program as an interrupted one. */
    public static void end() {
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
