package assay.core.blackbox;

/**
 * When a search ends: whichever of the two comes first.
 *
 * @param seconds simulated, above 0; infinite for no limit
 * @param trainings at least 1
 * @param crossing what becomes of the training that goes beyond the seconds
 */
public record Budget(double seconds, int trainings, Crossing crossing) {
    /** The official programs differ in this. */
    public enum Crossing {
        /** It is seen and charged, and is the last one: NATS-Bench's programs. */
        COUNTS,
        /** It is neither seen nor charged: those of NAS-Bench-201 (REA, random search, BOHB). */
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
