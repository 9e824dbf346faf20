package assay.internal.supernet.search.diagnose;

import assay.core.random.RandomStream;
import assay.core.run.EpochRecord;
import assay.core.setting.Whole;
import assay.core.space.DecisionGroup;
import assay.internal.supernet.search.step.Diagnostic;
import assay.internal.supernet.search.step.Inspection;
import assay.supernet.search.draw.Moment;
import java.util.List;
import java.util.Map;

/**
 * The weights that the supernet computes with: {@link EpochRecord#drawn} of every option in one draw of the relaxation. This
 * is DATA's f(P) (Figures 4, 6 and 9). Without noise (DARTS) it is the probabilities themselves.
 */
public record DrawnWeights(int every) implements Diagnostic {
    private static final Whole EVERY = DiagnosticKind.every(1);

    static final DiagnosticKind KIND = new DiagnosticKind(
            "drawn-weights",
            "of every option in one draw, DATA's f(P), drawn as a map beside that of the probabilities",
            List.of(EVERY),
            values -> new DrawnWeights(EVERY.in(values)));

    @Override
    public void measure(Inspection now, Map<String, Double> into) {
        RandomStream noise = now.seeds().stream("diagnostics/drawn-weights", now.epoch());
        double[] w =
                now.architect().draw(now.moment(Moment.Purpose.ALPHA), noise).weights();
        int i = 0;
        for (DecisionGroup group : now.learnt().space().alphas()) {
            for (String option : group.options()) {
                into.put(EpochRecord.drawn(group.name(), option), w[i++]);
            }
        }
    }
}
