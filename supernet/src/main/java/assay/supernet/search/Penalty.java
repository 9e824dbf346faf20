package assay.supernet.search;

/** A term of the loss that looks at the architecture's parameters alone. */
public interface Penalty {
    /** For the catalogue; empty for none. */
    String title();

    /**
     * @param draw of the pass that the loss is from
     * @param grad the gradient to alpha; this term's is added
     * @return the term
     */
    double add(Groups groups, double[] alpha, Draw draw, double[] grad);

    /** No such term. */
    static Penalty none() {
        return new None();
    }

    /** Nothing. */
    record None() implements Penalty {
        @Override
        public String title() {
            return "";
        }

        @Override
        public double add(Groups groups, double[] alpha, Draw draw, double[] grad) {
            return 0;
        }
    }
}
