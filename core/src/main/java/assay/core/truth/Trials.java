package assay.core.truth;

import assay.core.error.UsageException;

/** How the repeated trainings of one architecture are reduced to one number. There is no default. */
public sealed interface Trials {
    /** One training, named by its seed (NAS-Bench-101: by its number, 0..2). */
    record Seed(int seed) implements Trials {
        @Override
        public String key() {
            return Integer.toString(seed);
        }
    }

    /** The mean that the table publishes. The answer says which seeds it covers. */
    record Mean() implements Trials {
        @Override
        public String key() {
            return "mean";
        }
    }

    /** The mean over all trainings, if the published mean covers fewer. */
    record MeanOfAllRuns() implements Trials {
        @Override
        public String key() {
            return "mean-allruns";
        }
    }

    /** One training, if the source does not name its seed. */
    record Unnamed() implements Trials {
        @Override
        public String key() {
            return "unnamed";
        }
    }

    /** The text in commands and stores: {@code mean}, {@code mean-allruns}, {@code unnamed} or the seed. */
    String key();

    /** @throws UsageException if it is no {@link #key} */
    static Trials of(String key) {
        return switch (key) {
            case "mean" -> new Mean();
            case "mean-allruns" -> new MeanOfAllRuns();
            case "unnamed" -> new Unnamed();
            default -> seed(key);
        };
    }

    private static Trials seed(String key) {
        try {
            return new Seed(Integer.parseInt(key));
        } catch (NumberFormatException e) {
            throw new UsageException(
                    "trials: expected 'mean' or a seed (or 'mean-allruns', 'unnamed'), found '" + key + "'.", e);
        }
    }
}
