package assay.core.truth;

import assay.core.error.UsageException;

/** How the repeated trainings of one architecture are reduced to one number. There is no default. */
public sealed interface Trials {
    /** One training, named by its seed. */
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

    /** {@code mean}, or the seed. */
    String key();

    /** @throws UsageException if it is neither {@code mean} nor a whole number */
    static Trials of(String key) {
        if (key.equals("mean")) {
            return new Mean();
        }
        try {
            return new Seed(Integer.parseInt(key));
        } catch (NumberFormatException e) {
            throw new UsageException("trials: expected 'mean' or a seed, found '" + key + "'.", e);
        }
    }
}
