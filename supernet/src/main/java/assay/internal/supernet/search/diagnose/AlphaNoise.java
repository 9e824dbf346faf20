package assay.internal.supernet.search.diagnose;

import assay.core.run.EpochRecord;
import assay.internal.supernet.search.step.Diagnostic;
import assay.internal.supernet.search.step.Inspection;
import java.util.List;
import java.util.Map;

/**
 * {@link EpochRecord#ALPHA_NOISE}: how far from its mean alpha was when the search took its gradients, root mean square over the
 * epoch's steps and samples and over alpha's components. It is counted in the search's own steps: 0 where alpha is a point
 * (DARTS), its standard deviation where alpha is sampled (BaLeNAS). Nothing where no gradients of alpha were taken.
 */
public record AlphaNoise() implements Diagnostic {
    static final DiagnosticKind KIND = new DiagnosticKind(
            "noise",
            "how far from its mean alpha was when its gradients were taken",
            List.of(),
            values -> new AlphaNoise());

    @Override
    public void measure(Inspection now, Map<String, Double> into) {
        now.distance().ifPresent(d -> into.put(EpochRecord.ALPHA_NOISE, d));
    }
}
