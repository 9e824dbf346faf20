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

    /** The mean that the table publishes; the answer says which seeds it is over. */
    record Mean() implements Trials {
        @Override
        public String key() {
            return "mean";
        }
    }

    /** The mean over all trainings, where the published mean is over fewer. */
    record MeanOfAllRuns() implements Trials {
        @Override
        public String key() {
            return "mean-allruns";
        }
    }

    /** One training whose seed the source does not name. */
    record Unnamed() implements Trials {
        @Override
        public String key() {
            return "unnamed";
        }
    }

    /** As commands and stores have it: {@code mean}, {@code mean-allruns}, {@code unnamed} or the seed. */
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
