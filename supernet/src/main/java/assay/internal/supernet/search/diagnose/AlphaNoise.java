package assay.internal.supernet.search.diagnose;

import assay.core.run.EpochRecord;
import assay.internal.supernet.search.step.Diagnostic;
import assay.internal.supernet.search.step.Inspection;
import java.util.List;
import java.util.Map;

/**
 * {@link EpochRecord#ALPHA_NOISE}: how far alpha is from its mean at the points where the search took its gradients. It is the
 * root mean square over the epoch's steps and samples and over alpha's components. It is counted during the search's own
 * steps. It is 0 if alpha is a point (DARTS), and the standard deviation if alpha is sampled (BaLeNAS). It is not recorded if
 * no gradients of alpha were taken.
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
