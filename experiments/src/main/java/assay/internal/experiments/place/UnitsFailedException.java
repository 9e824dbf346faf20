package assay.internal.experiments.place;

import assay.core.error.AssayException;
import java.util.Map;
import java.util.stream.Collectors;

/** Some units failed, and the others are done: exit code 1. */
public final class UnitsFailedException extends AssayException {
    private static final long serialVersionUID = 1L;

    private static final int MOST_NAMED = 20;

    private UnitsFailedException(String message) {
        super(ExitCode.OUR_FAULT, message, null);
    }

    /**
     * The failure of one.
     *
     * @param why for people
     * @return an exception that says it
     */
    public static UnitsFailedException of(String why) {
        return new UnitsFailedException(why);
    }

    /**
     * Does nothing if no unit failed.
     *
     * @param command the first word of the message
     * @param failed why, by unit
     * @param of the number of all units
     * @param kept where the work of the others is
     * @throws UnitsFailedException that names the failed units
     */
    static void throwIfAny(String command, Map<?, String> failed, int of, String kept) {
        if (failed.isEmpty()) {
            return;
        }
        String named = failed.entrySet().stream()
                .limit(MOST_NAMED)
                .map(f -> "\n  " + f.getKey() + ": " + f.getValue())
                .collect(Collectors.joining());
        throw new UnitsFailedException(
                command + ": " + failed.size() + " of " + of + " jobs failed; the others are done, "
                        + kept + "." + named
                        + (failed.size() > MOST_NAMED ? "\n  and " + (failed.size() - MOST_NAMED) + " more" : "")
                        + "\nGive the same command again to try these again.");
    }
}
