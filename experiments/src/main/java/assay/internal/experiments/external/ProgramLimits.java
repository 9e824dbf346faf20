package assay.internal.experiments.external;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The limits after which a process is ended.
 *
 * @param seconds that it may take; 0 for no limit
 * @param silence seconds without a message; 0 for no limit
 * @param stop becomes true if all work must end
 */
record ProgramLimits(double seconds, double silence, BooleanSupplier stop) {
    /** Why a process was ended. */
    enum Reached {
        TIME,
        SILENCE,
        STOP
    }

    /**
     * The limit that is reached; null if none.
     *
     * @param taken nanoseconds since its start
     * @param silent nanoseconds without a message while it is its turn
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
