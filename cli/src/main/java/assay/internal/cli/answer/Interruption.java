package assay.internal.cli.answer;

import assay.internal.data.store.Drafts;
import assay.internal.experiments.work.Interrupt;
import java.util.function.Supplier;

/** Ctrl-C and SIGTERM drop what is half written and cannot be gone on from, say so, and end the program with exit code 130. */
public final class Interruption {
    private Interruption() {}

    /** Does the work. If it is interrupted, only what is needed to go on with it is left. */
    public static <T> T guard(String command, Supplier<T> work) {
        Thread hook = new Thread(() -> stop(command), "interruption");
        Interrupt.hold(hook);
        try {
            return work.get();
        } finally {
            Interrupt.release(hook); // or it runs already, and ends the program
        }
    }

    private static void stop(String command) {
        System.err.println("assay: " + command + ": interrupted: "
                + (Drafts.discard()
                        ? "nothing has changed yet. Run it again: it goes on from its last checkpoint."
                        : "what was not finished was dropped. Run it again."));
        Interrupt.end();
    }
}
