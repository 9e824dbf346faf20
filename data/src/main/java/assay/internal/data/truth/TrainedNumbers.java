package assay.internal.data.truth;

import assay.core.truth.Answer;
import assay.core.truth.Query;
import assay.core.truth.Question;
import assay.internal.data.store.Snapshot;

/** Numbers that were measured in trainings. */
final class TrainedNumbers extends PreparedNumbers {
    private final Reading[] readings;
    private final int epoch;
    private final Available available;

    TrainedNumbers(Architectures architectures, Query query, Reading[] readings, Available available) {
        super(architectures, query);
        this.readings = readings;
        this.epoch = query.epochs();
        this.available = available;
    }

    @Override
    long bits(int arch) {
        for (Reading reading : readings) {
            long bits = reading.bits(arch, epoch);
            if (!Snapshot.isAbsent(bits)) {
                return bits;
            }
        }
        return Snapshot.ABSENT;
    }

    @Override
    Answer answer(Question about, int arch) {
        for (Reading reading : readings) {
            long bits = reading.bits(arch, epoch);
            if (!Snapshot.isAbsent(bits)) {
                return reading.answer(about, bits);
            }
        }
        return available.absent((Query) about, arch);
    }
}
