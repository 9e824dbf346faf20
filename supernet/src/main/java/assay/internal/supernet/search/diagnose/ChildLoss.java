package assay.internal.supernet.search.diagnose;

import assay.core.run.EpochRecord;
import assay.internal.supernet.search.step.Diagnostic;
import assay.internal.supernet.search.step.Inspection;
import java.util.List;
import java.util.Map;

/**
 * {@link EpochRecord#CHILD_LOSS}: the loss of the derived architecture alone within the supernet, as {@link ChildError} has its
 * error. A method asks for it that answers with the epoch where it is lowest.
 */
public record ChildLoss() implements Diagnostic {
    static final DiagnosticKind KIND = new DiagnosticKind(
            "child-loss",
            "validation loss of the derived architecture within the supernet; one pass over the images",
            List.of(),
            values -> new ChildLoss());

    @Override
    public void measure(Inspection now, Map<String, Double> into) {
        into.put(EpochRecord.CHILD_LOSS, now.judge(ChildError.child(now)).loss());
    }
}
