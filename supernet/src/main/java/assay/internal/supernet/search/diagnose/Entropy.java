package assay.internal.supernet.search.diagnose;

import assay.core.run.EpochRecord;
import assay.internal.supernet.search.step.Diagnostic;
import assay.internal.supernet.search.step.Inspection;
import java.util.List;
import java.util.Map;

/** {@link EpochRecord#ENTROPY}: how undecided the search is. */
public record Entropy() implements Diagnostic {
    static final DiagnosticKind KIND =
            new DiagnosticKind("entropy", "of the distribution over architectures", List.of(), values -> new Entropy());

    @Override
    public void measure(Inspection now, Map<String, Double> into) {
        into.put(EpochRecord.ENTROPY, now.entropy());
    }
}
