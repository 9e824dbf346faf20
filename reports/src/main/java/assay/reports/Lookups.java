package assay.reports;

import assay.core.space.Bench201Index;
import assay.core.space.Genotype;
import assay.core.truth.Answer;
import assay.core.truth.Query;
import assay.core.truth.Trials;
import assay.core.truth.Truth;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Asks the table under one schedule, always for the mean over its trials. */
final class Lookups {
    static final Trials TRIALS = new Trials.Mean();

    private final Truth truth;
    private final int schedule;

    Lookups(Truth truth, int schedule) {
        this.truth = truth;
        this.schedule = schedule;
    }

    Answer ask(Genotype arch, Measure measure) {
        return truth.ask(Query.accuracy(arch, measure.dataset(), measure.split(), schedule, TRIALS));
    }

    /** Empty if the table holds no cell at all for it. */
    Optional<Landscape> landscape(Measure measure) {
        Bench201Index index = Bench201Index.get();
        double[] values = IntStream.range(0, index.size())
                .mapToObj(i -> ask(index.cell(i), measure))
                .flatMapToDouble(a -> a.fold(m -> DoubleStream.of(m.value()), none -> DoubleStream.empty()))
                .toArray();
        return values.length == 0 ? Optional.empty() : Optional.of(new Landscape(values, index.size()));
    }
}
