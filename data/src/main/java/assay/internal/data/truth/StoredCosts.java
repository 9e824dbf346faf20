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

/** Parameters and multiply-adds that the table has, because no formula gives them. */
final class StoredCosts extends PreparedNumbers {
    private final Query query;
    private final Reading[] readings;
    private final Available available;

    StoredCosts(Architectures architectures, Question question, Slots slots, Available available) {
        super(architectures, question);
        this.query = stored(question, architectures.benchmark());
        this.readings = slots.find(query);
        this.available = available;
    }

    /** Costs are stored as of the longest training, although the training makes no difference to them. */
    private static Query stored(Question question, Benchmark benchmark) {
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
            long bits = reading.bits(arch, query.epochs());
            if (!Snapshot.isAbsent(bits)) {
                return bits;
            }
        }
        return Snapshot.ABSENT;
    }

    @Override
    Answer answer(Question about, int arch) {
        for (Reading reading : readings) {
            long bits = reading.bits(arch, query.epochs());
            if (!Snapshot.isAbsent(bits)) {
                return reading.answer(about, bits);
            }
        }
        return available.absent(query.about(about.arch()), arch);
    }
}
