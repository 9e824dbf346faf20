package assay.core.blackbox;

import assay.core.setting.Choice;
import assay.core.setting.Real;
import assay.core.setting.Setting;
import assay.core.setting.Whole;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * When a search ends: at the limit of seconds or of trainings, whichever comes first.
 *
 * @param seconds simulated, above 0; infinite for no limit
 * @param trainings at least 1
 * @param crossing what happens to the training that goes beyond the seconds
 */
public record Budget(double seconds, int trainings, Crossing crossing) {
    private static final Real SECONDS =
            new Real("budget_s", 12_000, 0, 1e15, "simulated seconds; 0: no limit. NATS-Bench: 20000, 40000, 120000");
    private static final Whole TRAININGS =
            new Whole("trainings", 0, 0, 1_000_000_000, "at most so many trainings; 0: no limit");
    private static final Choice<Crossing> CROSSING = new Choice<>(
            "crossing",
            Crossing.COUNTS,
            List.of(Crossing.COUNTS, Crossing.DROPS),
            c -> c.name().toLowerCase(Locale.ROOT),
            "whether the training that goes beyond the seconds counts (NATS-Bench) or not (NAS-Bench-201)");

    /** The settings that every search with a budget has. */
    public static List<Setting> settings() {
        return List.of(SECONDS, TRAININGS, CROSSING);
    }

    /**
     * The budget that these values describe.
     *
     * @throws IllegalArgumentException if there is no limit at all
     */
    public static Budget of(Map<String, ?> values) {
        double seconds = SECONDS.in(values);
        int trainings = TRAININGS.in(values);
        return new Budget(
                seconds == 0 ? Double.POSITIVE_INFINITY : seconds,
                trainings == 0 ? Integer.MAX_VALUE : trainings,
                CROSSING.in(values));
    }

    /** The official programs differ in this. */
    public enum Crossing {
        /** The search sees it and pays for it, and then ends: NATS-Bench's programs. */
        COUNTS,
        /** The search does not see it and does not pay for it: the programs of NAS-Bench-201 (REA, random search, BOHB). */
        DROPS
    }

    public Budget {
        if (!(seconds > 0) || trainings < 1 || Double.isInfinite(seconds) && trainings == Integer.MAX_VALUE) {
            throw new IllegalArgumentException("budget: expected seconds above 0 and trainings of at least 1, one of"
                    + " them finite, found " + seconds + " s and " + trainings + " trainings");
        }
    }

    /** Simulated seconds alone; the training that crosses them counts. */
    public static Budget ofSeconds(double seconds) {
        return new Budget(seconds, Integer.MAX_VALUE, Crossing.COUNTS);
    }

    /** A number of trainings alone. */
    public static Budget ofTrainings(int trainings) {
        return new Budget(Double.POSITIVE_INFINITY, trainings, Crossing.COUNTS);
    }
}
