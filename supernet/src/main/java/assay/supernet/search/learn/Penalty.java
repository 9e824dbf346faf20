package assay.supernet.search.learn;

import assay.core.setting.Part;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.draw.Moment;
import java.util.Map;
import java.util.Set;

/** A term of the loss that depends only on the architecture's parameters. */
public interface Penalty extends Part<Penalty> {
    /** A short description for the catalogue; empty for none. */
    String title();

    @Override
    default Penalty with(Map<String, ?> values) {
        return this;
    }

    /** Names of the optimizer's settings that this term's settings replace. */
    default Set<String> replaces() {
        return Set.of();
    }

    /** The optimizer together with this term. A term that replaces the optimizer's weight decay sets it here. */
    default Learn beside(Learn learn) {
        return learn;
    }

    /**
     * @param draw of the pass that gave the loss
     * @param grad the gradient to alpha; this term adds its own
     * @return the value of the term
     */
    double add(Groups groups, double[] alpha, Draw draw, double[] grad);

    /** The same at a moment of the search; most terms are the same at every moment. */
    default double add(Groups groups, double[] alpha, Draw draw, Moment when, double[] grad) {
        return add(groups, alpha, draw, grad);
    }

    /** No penalty. */
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
