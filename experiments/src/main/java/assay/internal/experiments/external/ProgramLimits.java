package assay.internal.experiments.external;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * When a process is ended from outside.
 *
 * @param seconds that it may take; 0 for no limit
 * @param silence seconds without a message; 0 for no limit
 * @param stop somebody asks for the end of all work
 */
record ProgramLimits(double seconds, double silence, BooleanSupplier stop) {
    /** Why a process was ended. */
    enum Reached {
        TIME,
        SILENCE,
        STOP
    }

    /**
     * The limit that is reached; null if none is.
     *
     * @param taken nanoseconds since its start
     * @param silent nanoseconds for which it has said nothing, though it is its turn
     */
    Reached reached(long taken, long silent) {
        if (stop.getAsBoolean()) {
            return Reached.STOP;
        }
        if (beyond(taken, seconds)) {
            return Reached.TIME;
        }
        return beyond(silent, silence) ? Reached.SILENCE : null;
    }

    private static boolean beyond(long nanos, double limit) {
        return limit > 0 && nanos / (double) TimeUnit.SECONDS.toNanos(1) > limit;
    }
}
