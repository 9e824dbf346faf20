package assay.internal.supernet.search.diagnose;

import assay.core.run.EpochRecord;
import assay.core.setting.Whole;
import assay.core.space.DecisionGroup;
import assay.internal.supernet.search.step.Diagnostic;
import assay.internal.supernet.search.step.Inspection;
import java.util.List;
import java.util.Map;

/**
 * The distribution itself: {@link EpochRecord#probability} of every option.
 *
 * @param cells architectures that a report draws from them, to look up how good they are (DrNAS' figure on exploration):
 *     {@link EpochRecord#SAMPLED_CELLS}; 0 for none
 */
public record Probabilities(int cells, int every) implements Diagnostic {
    private static final Whole EVERY = DiagnosticKind.every(1);
    private static final Whole CELLS = DiagnosticKind.several("cells", 100);

    static final DiagnosticKind DISTRIBUTION = new DiagnosticKind(
            "distribution",
            "probability of every option, drawn as a map over epochs",
            List.of(EVERY),
            values -> new Probabilities(0, EVERY.in(values)));

    static final DiagnosticKind SAMPLES = new DiagnosticKind(
            "samples",
            "true accuracy of cells drawn from the distribution; drawn and looked up when the report is made",
            List.of(CELLS, EVERY),
            values -> new Probabilities(CELLS.in(values), EVERY.in(values)));

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
