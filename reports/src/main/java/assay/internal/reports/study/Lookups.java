package assay.internal.reports.study;

import assay.core.kit.Census;
import assay.core.kit.Population;
import assay.core.space.Genotype;
import assay.core.truth.Answer;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Query;
import assay.core.truth.Split;
import assay.core.truth.Trials;
import assay.core.truth.Truth;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Asks the table under one schedule, always for the mean over its trials. */
public final class Lookups {
    public static final Trials TRIALS = new Trials.Mean();

    /** The trainings of each cell in tables that number them: 0, 1, 2. */
    public static final int REPEATS = 3;

    private final Truth truth;
    private final int schedule;
    private final Population population;

    public Lookups(Truth truth, int schedule, Population population) {
        this.truth = truth;
        this.schedule = schedule;
        this.population = population;
    }

    public Answer ask(Genotype arch, Measure measure) {
        return ask(arch, measure, TRIALS);
    }

    private Answer ask(Genotype arch, Measure measure, Trials trials) {
        return truth.ask(new Query(
                arch, measure.dataset(), measure.split(), measure.metric(), schedule, trials, OptionalInt.empty()));
    }

    /** The accuracy of each training behind an answer, percent; empty if single trainings are not known. */
    public double[] trials(Answer answer, Measure measure) {
        return !(answer instanceof Answer.Measured m) || m.seeds().size() < 2
                ? new double[0]
                : m.seeds().stream()
                        .map(seed -> ask(m.query().arch(), measure, new Trials.Seed(seed)))
                        .flatMapToDouble(a -> a.fold(v -> DoubleStream.of(v.value()), none -> DoubleStream.empty()))
                        .toArray();
    }

    /** The accuracy of each repeat, percent; NaN if not measured. */
    public double[] repeats(Genotype arch, Measure measure) {
        return IntStream.range(0, REPEATS)
                .mapToObj(r -> ask(arch, measure, new Trials.Seed(r)))
                .mapToDouble(a -> a.fold(Answer.Measured::value, none -> Double.NaN))
                .toArray();
    }

    /**
     * Seconds of the whole schedule, mean over the trials: as in the table, otherwise the seconds of an epoch times the epochs.
     */
    public OptionalDouble trainingSeconds(Genotype arch, Dataset dataset) {
        OptionalDouble total = training(arch, dataset, Metric.TOTAL_TIME);
        OptionalDouble epoch = total.isPresent() ? total : training(arch, dataset, Metric.TIME);
        return total.isPresent() || epoch.isEmpty() ? total : OptionalDouble.of(schedule * epoch.getAsDouble());
    }

    private OptionalDouble training(Genotype arch, Dataset dataset, Metric metric) {
        Query query = new Query(arch, dataset, Split.TRAIN, metric, schedule, TRIALS, OptionalInt.empty());
        return truth.ask(query).fold(m -> OptionalDouble.of(m.value()), none -> OptionalDouble.empty());
    }

    /** Empty if the table has no cell for this measure. */
    public Optional<TableValues> landscape(Measure measure) {
        return population.census().flatMap(cells -> landscape(cells, measure));
    }

    private Optional<TableValues> landscape(Census cells, Measure measure) {
        double[] byPlace = IntStream.range(0, cells.size())
                .mapToObj(i -> ask(cells.cell(i), measure))
                .mapToDouble(a -> a.fold(Answer.Measured::value, none -> Double.NaN))
                .toArray();
        return Arrays.stream(byPlace).allMatch(Double::isNaN)
                ? Optional.empty()
                : Optional.of(new TableValues(
                        byPlace,
                        population.knownBest(measure.split(), schedule),
                        population::classOf,
                        measure.metric().highIsGood()));
    }
}
