package assay.supernet.search;

import assay.core.run.EpochRecord;
import assay.core.space.DecisionGroup;
import java.util.Map;

/**
 * The distribution itself: {@link EpochRecord#probability} of every option.
 *
 * @param cells architectures that a report draws from them, to look up how good they are (DrNAS' figure on exploration):
 *     {@link EpochRecord#SAMPLED_CELLS}; 0 for none
 */
public record Probabilities(int cells, int every) implements Diagnostic {
    @Override
    public void measure(Inspection now, Map<String, Double> into) {
        double[] p = now.learnt().marginals();
        int i = 0;
        for (DecisionGroup group : now.learnt().space().alphas()) {
            for (String option : group.options()) {
                into.put(EpochRecord.probability(group.name(), option), p[i++]);
            }
        }
        if (cells > 0) {
            into.put(EpochRecord.SAMPLED_CELLS, (double) cells);
        }
    }
}
