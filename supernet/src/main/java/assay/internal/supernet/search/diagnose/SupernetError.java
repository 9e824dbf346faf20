package assay.internal.supernet.search.diagnose;

import assay.core.run.EpochRecord;
import assay.core.setting.Whole;
import assay.internal.supernet.search.step.Diagnostic;
import assay.internal.supernet.search.step.Inspection;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Moment;
import java.util.List;
import java.util.Map;

/**
 * {@link EpochRecord#ONE_SHOT_ERROR}: the supernet's error on the epoch's validation images with one draw of the relaxation. It
 * uses the tracked statistics of normalisation if the search has them, otherwise each batch's own.
 */
public record SupernetError(int every) implements Diagnostic {
    private static final Whole EVERY = DiagnosticKind.every(1);

    static final DiagnosticKind KIND = new DiagnosticKind(
            "supernet",
            "validation error of the supernet itself; one pass over the images",
            List.of(EVERY),
            values -> new SupernetError(EVERY.in(values)));

    @Override
    public void measure(Inspection now, Map<String, Double> into) {
        Draw draw = now.architect()
                .draw(now.moment(Moment.Purpose.EVALUATION), now.seeds().stream("judgement/noise", now.epoch() - 1));
        into.put(EpochRecord.ONE_SHOT_ERROR, now.error(draw));
    }
}
