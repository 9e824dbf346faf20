package assay.supernet.search.learn;

import assay.core.setting.Part;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import java.util.Map;
import java.util.Set;

/** A term of the loss that looks at the architecture's parameters alone. */
public interface Penalty extends Part<Penalty> {
    /** For the catalogue; empty for none. */
    String title();

    @Override
    default Penalty with(Map<String, ?> values) {
        return this;
    }

    /** Names of settings of the optimizer that settings of this term take the place of. */
    default Set<String> replaces() {
        return Set.of();
    }

    /** The optimizer beside this term: a term that takes the place of its weight decay sets that. */
    default Learn beside(Learn learn) {
        return learn;
    }

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
