package assay.internal.data.truth;

import assay.core.truth.Answer.Measured;
import assay.core.truth.Question;
import assay.internal.data.store.Series;
import assay.internal.data.store.Snapshot;
import assay.internal.data.store.Snapshot.Column;
import assay.internal.data.store.Snapshot.Curve;

/** A series as the source of answers: a column of single numbers, or curves. */
final class Reading {
    private final Series series;
    private final Column column;
    private final Curve curve;

    Reading(Column column) {
        this.series = column.series();
        this.column = column;
        this.curve = null;
    }

    Reading(Curve curve) {
        this.series = curve.series();
        this.column = null;
        this.curve = curve;
    }

    int preference() {
        return series.preference();
    }

    /** {@link Snapshot#isAbsent} tells whether there is a value. */
    long bits(int arch, int epoch) {
        return column != null ? column.bits(arch) : curve.bits(arch, epoch);
    }

    Measured answer(Question question, long bits) {
        return new Measured(
                question,
                Double.longBitsToDouble(bits),
                series.unit(),
                series.seeds(),
                series.basis(),
                series.source());
    }
}
