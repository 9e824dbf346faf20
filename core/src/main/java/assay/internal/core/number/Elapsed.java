package assay.internal.core.number;

import java.time.Duration;
import java.util.Locale;

/** Times of work in progress, for people. */
public final class Elapsed {
    /** The remaining time is shown when at least this share of the work is done. */
    private static final double EARLY = 0.05;

    private Elapsed() {}

    /** Hours, minutes and seconds: {@code 1:02:03}. */
    public static String text(double seconds) {
        Duration d = Duration.ofSeconds(Math.round(seconds));
        return String.format(Locale.ROOT, "%d:%02d:%02d", d.toHours(), d.toMinutesPart(), d.toSecondsPart());
    }

    /**
     * The time that is left, as {@link #text}; {@code ?} in the first 5 % of the work, from which it cannot be estimated well.
     */
    public static String left(double seconds, double share) {
        return share < EARLY ? "?" : text(seconds * (1 - share) / share);
    }
}
