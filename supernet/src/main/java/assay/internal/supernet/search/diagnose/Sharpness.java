package assay.internal.supernet.search.diagnose;

import assay.core.run.EpochRecord;
import assay.core.setting.Whole;
import assay.internal.supernet.search.step.Diagnostic;
import assay.internal.supernet.search.step.Inspection;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * How sharp the loss is in the architecture: {@link EpochRecord#HESSIAN_EIGENVALUE} and {@link EpochRecord#HESSIAN_TRACE} of
 * one fixed validation batch (Zela et al., ICLR 2020; BaLeNAS, Figure 3; DrNAS, Proposition 1). So that methods can be
 * compared, it is computed for every method at its mean weights, without noise, with respect to the logarithms of these
 * weights: alpha for softmax relaxations, log beta for Dirichlet ones. It is exact and needs at most one product per option:
 * see {@code AlphaHessian}.
 */
public record Sharpness(int every) implements Diagnostic {
    private static final Whole EVERY = DiagnosticKind.every(5);

    static final DiagnosticKind KIND = new DiagnosticKind(
            "hessian",
            "dominant eigenvalue and trace, of the validation loss of one batch to alpha; exact, some 24 passes",
            List.of(EVERY),
            values -> new Sharpness(EVERY.in(values)));

    @Override
    public void measure(Inspection now, Map<String, Double> into) {
        double[] values = now.eigenvalues();
        double low = values[0];
        double high = values[values.length - 1];
        into.put(EpochRecord.HESSIAN_EIGENVALUE, (-low > high ? low : high) + 0.0);
        into.put(EpochRecord.HESSIAN_TRACE, Arrays.stream(values).sum() + 0.0);
    }
}
