package assay.cli.truth;

import assay.core.error.AssayException.ExitCode;
import assay.data.store.Drafts;
import java.util.function.Supplier;

/** Ctrl-C and SIGTERM drop what is half written and cannot be gone on from, say so, and end the program with exit code 130. */
final class Interruption {
    private Interruption() {}

    /** Does the work, of which an interruption leaves nothing but what the same work goes on from. */
    static <T> T guard(String command, Supplier<T> work) {
        Thread hook = new Thread(() -> stop(command), "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.get();
        } finally {
            release(hook);
        }
    }

    private static void stop(String command) {
        System.err.println("assay: " + command + ": interrupted: "
                + (Drafts.discard()
                        ? "nothing has changed yet. Run it again: it goes on from its last checkpoint."
                        : "what was not finished was dropped. Run it again."));
        System.err.flush();
        // Not exit: a shutdown is under way, and its own code would be 143 after SIGTERM.
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
    }

    private static void release(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException underWay) {
            // The hook runs: it ends the program.
        }
    }
}
