package assay.internal.data.truth;

import assay.core.error.OutOfTableException;
import assay.core.truth.Answer;
import assay.core.truth.Prepared;
import assay.core.truth.Question;
import assay.internal.data.store.Snapshot;

/** A question that was looked up for all architectures. */
abstract class PreparedNumbers implements Prepared {
    private final Architectures architectures;
    private final Question question;

    PreparedNumbers(Architectures architectures, Question question) {
        this.architectures = architectures;
        this.question = question;
    }

    /** {@link Snapshot#isAbsent} tells whether there is a value. */
    abstract long bits(int arch);

    abstract Answer answer(Question about, int arch);

    @Override
    public final int size() {
        return architectures.size();
    }

    @Override
    public final boolean has(int arch) {
        return !Snapshot.isAbsent(bits(arch));
    }

    @Override
    public final double value(int arch) {
        long bits = bits(arch);
        if (Snapshot.isAbsent(bits)) {
            throw new OutOfTableException(architectures.benchmark().key() + ": not measured: " + question.words()
                    + " of architecture " + arch + ". Ask whether there is a value first.");
        }
        return Double.longBitsToDouble(bits);
    }

    @Override
    public final Answer answer(int arch) {
        return answer(question.about(architectures.at(arch)), arch);
    }
}
