package assay.internal.core.number;

import java.time.Duration;
import java.util.Locale;

/** Times of work that goes on, for people. */
public final class Elapsed {
    /** The share of the work from which on what is left is told. */
    private static final double EARLY = 0.05;

    private Elapsed() {}

    /** Hours, minutes and seconds: {@code 1:02:03}. */
    public static String text(double seconds) {
        Duration d = Duration.ofSeconds(Math.round(seconds));
        return String.format(Locale.ROOT, "%d:%02d:%02d", d.toHours(), d.toMinutesPart(), d.toSecondsPart());
    }

    /** The time that is left, as {@link #text}; {@code ?} in the first 5 % of the work, which say little. */
    public static String left(double seconds, double share) {
        return share < EARLY ? "?" : text(seconds * (1 - share) / share);
    }
}
