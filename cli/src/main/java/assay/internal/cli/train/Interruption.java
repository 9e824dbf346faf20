package assay.internal.cli.train;

import assay.core.error.InterruptedRunException;
import java.io.PrintWriter;
import java.util.function.Supplier;

/** What a user is told of a training that was stopped. */
final class Interruption {
    private Interruption() {}

    /**
     * Does the work, and tells if it was stopped before the signal closes: the virtual machine ends after that.
     *
     * @throws InterruptedRunException if it was stopped
     */
    static <T> T told(PrintWriter err, Supplier<T> work) {
        try {
            return work.get();
        } catch (InterruptedRunException e) {
            err.println("assay: " + e.getMessage());
            err.flush();
            throw e;
        }
    }
}
