package assay.internal.data.truth;

import assay.core.truth.Answer;
import assay.core.truth.Benchmark;
import assay.core.truth.CostQuery;
import assay.core.truth.Dataset;
import assay.core.truth.Query;
import assay.core.truth.Question;
import assay.core.truth.Trials;
import assay.internal.data.store.Snapshot;
import java.util.OptionalInt;

/** Numbers that the table has as readings. */
final class TrainedNumbers extends PreparedNumbers {
    private final Query stored;
    private final Reading[] readings;
    private final int epoch;
    private final Available available;

    /** @param stored which readings answer the question: usually the question itself */
    TrainedNumbers(Architectures architectures, Question question, Query stored, Slots slots, Available available) {
        super(architectures, question);
        this.stored = stored;
        this.readings = slots.find(stored);
        this.epoch = stored.epochs();
        this.available = available;
    }

    /** Costs that no formula gives are stored as of the longest training, although the training makes no difference to them. */
    static Query costs(Question question, Benchmark benchmark) {
        Dataset dataset = question instanceof Query query
                ? query.dataset()
                : ((CostQuery) question).dataset().orElseThrow();
        return new Query(
                question.arch(),
                dataset,
                benchmark.reportSplit(),
                question.metric(),
                benchmark.schedule(dataset),
                new Trials.Mean(),
                OptionalInt.empty());
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
        return available.absent(stored.about(about.arch()), arch);
    }
}
