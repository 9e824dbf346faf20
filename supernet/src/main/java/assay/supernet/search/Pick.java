package assay.supernet.search;

/** How the answer is taken from the distribution that a search learnt. */
public sealed interface Pick {
    /** For the catalogue. */
    String title();

    /** The most probable option of every group. */
    record Argmax() implements Pick {
        @Override
        public String title() {
            return "argmax";
        }
    }

    /** One draw. */
    record Draw() implements Pick {
        @Override
        public String title() {
            return "one draw";
        }
    }

    /** The best of several draws by a zero-cost proxy. */
    record BestOf(int samples, String proxy) implements Pick {
        public BestOf {
            if (samples < 1) {
                throw new IllegalArgumentException("best of N: expected N of at least 1, found " + samples + ".");
            }
        }

        @Override
        public String title() {
            return "best of " + samples + " by " + proxy;
        }
    }
}
