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

    /** What the search chose itself with its trained supernet: see {@link Finish}. */
    record OfSearch() implements Pick {
        @Override
        public String title() {
            return "the search's own";
        }
    }

    /**
     * DATA's derivation, an operation for each edge: of the operations that it keeps for a node, each edge takes the most
     * probable one, or none.
     *
     * @param draws M
     */
    record Multinomial(int draws) implements Pick {
        public Multinomial {
            if (draws < 1) {
                throw new IllegalArgumentException(
                        "multinomial derivation: expected at least 1 draw, found " + draws + ".");
            }
        }

        @Override
        public String title() {
            return "kept operations of " + draws + " draws";
        }
    }

    /**
     * P-DARTS' rule: the most probable architecture with few skip connections. While the normal cell has more, the least
     * probable of its skip connections is ruled out.
     *
     * @param most skip connections of the normal cell
     */
    record FewSkips(int most) implements Pick {
        @Override
        public String title() {
            return "argmax with at most " + most + " skip connections";
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
