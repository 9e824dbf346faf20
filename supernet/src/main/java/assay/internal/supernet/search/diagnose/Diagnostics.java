package assay.internal.supernet.search.diagnose;

import assay.internal.supernet.search.step.Diagnostic;
import java.util.List;

/** All that can be measured about a search. */
public final class Diagnostics {
    private static final List<DiagnosticKind> ALL = List.of(
            Entropy.KIND,
            SkipShare.KIND,
            AlphaNoise.KIND,
            Probabilities.DISTRIBUTION,
            Probabilities.SAMPLES,
            DrawnWeights.KIND,
            SupernetError.KIND,
            ChildError.KIND,
            ChildLoss.KIND,
            SamplingVariance.KIND,
            Sharpness.KIND,
            ExpectedLoss.KIND);

    private Diagnostics() {}

    /** All of them, cheap ones first. */
    public static List<DiagnosticKind> all() {
        return ALL;
    }

    /** The ones that need no pass of the supernet. */
    public static List<Diagnostic> free() {
        return List.of(new Entropy(), new SkipShare());
    }
}
