package assay.internal.reports.study;

import assay.core.blackbox.TableSearch;
import assay.core.kit.Census;
import assay.core.kit.Population;
import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.core.run.Training;
import assay.core.space.Genotype;
import assay.core.truth.Answer;
import assay.core.truth.Dataset;
import assay.core.truth.Truth;
import assay.internal.reports.trace.Background;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An experiment with the table's answers to everything that its report says; nothing is asked after this. */
public final class Study {
    /** Cells whose training times stand for those of the table. */
    private static final int TIMED_CELLS = 200;

    private final Population population;
    private final Experiment experiment;
    private final Background background;
    private final List<Measure> measures;
    private final List<Method> methods;
    private final List<FailedRun> failed;
    private final NamedCells cells;
    private final Map<Measure, List<Answer>> answers = new LinkedHashMap<>();
    private final Map<Measure, double[]> values = new LinkedHashMap<>();
    private final Map<Measure, List<double[]>> repeats = new LinkedHashMap<>();
    private final Map<Asked, double[]> found = new LinkedHashMap<>();
    private final Map<Measure, TableValues> landscapes = new LinkedHashMap<>();
    private final Map<Measure, Optional<Rivals>> rivals = new LinkedHashMap<>();
    private final Map<Measure, Optional<Chance>> chances = new LinkedHashMap<>();
    private final Map<Measure, Noise> noise = new LinkedHashMap<>();
    /** Parameters and multiply-adds that the table has, where no formula gives them. */
    private final Map<Dataset, List<CostAxis>> costs = new LinkedHashMap<>();

    private final Map<Dataset, Latency> latencies = new LinkedHashMap<>();
    private final Map<Genotype, OptionalDouble> trainings = new LinkedHashMap<>();
    private final OptionalDouble typicalTraining;

    /**
     * A method and its runs by ascending seed.
     *
     * @param colour index of the colour and mark that it has in every report
     * @param judged whether its runs were made elsewhere: each of their epochs is a row, and rows may count steps in any way
     */
    public record Method(String name, int index, int colour, boolean judged, List<RunRecord> runs) {
        /**
         * Whether its searches train nothing and only ask the table. Each of their epochs is one training that was looked up.
         */
        public boolean asksTable() {
            return !judged
                    && runs.stream()
                            .flatMap(r -> r.epochs().stream().limit(1))
                            .anyMatch(e -> TableSearch.observed(e.diagnostics()).isPresent());
        }

        /**
         * Compares only index and name. The methods of a study differ in their index, and comparing all their runs would take
         * too long.
         */
        @Override
        public boolean equals(Object other) {
            return other instanceof Method m && m.index == index && m.name.equals(name);
        }

        @Override
        public int hashCode() {
            return index;
        }
    }

    private record Asked(Method method, Measure measure) {}

    public Study(Experiment experiment, Truth truth) {
        this(experiment, truth, Background.NONE);
    }

    public Study(Experiment experiment, Truth truth, Background background) {
        this.population = experiment.population();
        this.experiment = experiment;
        this.background = background;
        this.measures = Measure.of(experiment.benchmark(), experiment.truthDatasets(), population.metric()).stream()
                .filter(m ->
                        population.hasTable() || m.isTest() || population.kit().readsText()) // images: test only
                .toList();
        this.methods = MethodGroups.of(experiment.runs(), experiment.isJudged());
        this.failed = FailedRun.of(experiment);
        Lookups lookups = new Lookups(truth, experiment.schedule(), population);
        this.cells = new NamedCells(experiment.runs());
        for (Measure m : measures) {
            List<Answer> all = cells.all().stream().map(c -> lookups.ask(c, m)).toList();
            answers.put(m, all);
            values.put(
                    m,
                    all.stream()
                            .mapToDouble(a -> a.fold(Answer.Measured::value, none -> Double.NaN))
                            .toArray());
            if (population.hasRepeats()) {
                repeats.put(
                        m, cells.all().stream().map(c -> lookups.repeats(c, m)).toList());
            }
            lookups.landscape(m).ifPresent(l -> landscapes.put(m, l));
            if (population.hasTable()) {
                Noise.of(all.stream()
                                .map(a -> lookups.trials(a, m))
                                .filter(t -> t.length > 1)
                                .limit(Noise.ENOUGH)
                                .toList())
                        .or(() -> measuredNoise(m))
                        .ifPresent(n -> noise.put(m, n));
            }
        }
        for (Measure m : population.kit().hasFormula() ? List.<Measure>of() : tests()) {
            costs.computeIfAbsent(m.dataset(), d -> CostAxis.stored(truth, population, d));
        }
        for (Measure m : tests()) {
            Latency.of(truth, population, m.dataset()).ifPresent(l -> latencies.put(m.dataset(), l));
        }
        tests().stream().findFirst().ifPresent(m -> experiment
                .runs()
                .forEach(r -> trainings.computeIfAbsent(r.chosen(), c -> lookups.trainingSeconds(c, m.dataset()))));
        typicalTraining = tests().stream()
                .findFirst()
                .flatMap(m -> population.census().map(cells -> typical(cells, lookups, m)))
                .orElse(OptionalDouble.empty());
    }

    /** The mean over some cells, at equal distances in the table; empty if the table tells no times. */
    private static OptionalDouble typical(Census cells, Lookups lookups, Measure measure) {
        int some = Math.min(TIMED_CELLS, cells.size());
        return IntStream.range(0, some)
                .mapToObj(i -> cells.cell((int) ((long) i * cells.size() / some)))
                .map(c -> lookups.trainingSeconds(c, measure.dataset()))
                .flatMapToDouble(OptionalDouble::stream)
                .average();
    }

    /** What a training of a cell costs by the first data set of the table, mean over cells of the whole space. */
    public OptionalDouble typicalTrainingSeconds() {
        return typicalTraining;
    }

    /** What the maker of a table of few seeds measured with further ones. */
    private Optional<Noise> measuredNoise(Measure measure) {
        return measure.isTest()
                ? population.built().flatMap(b -> b.noise()
                        .map(n -> Noise.measured(n, b.seeds().size())))
                : Optional.empty();
    }

    /** Parameters and multiply-adds of every cell, if they are known. */
    List<CostAxis> costs(Measure measure) {
        return population.kit().hasFormula()
                ? CostAxis.byFormula(population, measure.dataset())
                : costs.getOrDefault(measure.dataset(), List.of());
    }

    public Experiment experiment() {
        return experiment;
    }

    /**
     * The trainings that judge architectures: trainings to the end. The short ones by which searches were selected do not
     * count.
     */
    public Stream<Training> finalTrainings() {
        return experiment.trainings().stream().filter(t -> t.epochs() == experiment.schedule());
    }

    /** The short trainings by which searches were selected. */
    public Stream<Training> selectingTrainings() {
        return experiment.trainings().stream().filter(t -> t.epochs() != experiment.schedule());
    }

    /** The architectures of the experiment, and their table. */
    public Population population() {
        return population;
    }

    /** The author's statements, and the source of the table. */
    public Background background() {
        return background;
    }

    public List<Method> methods() {
        return methods;
    }

    /** Runs that were begun but gave no answer; no number includes them. */
    public List<FailedRun> failed() {
        return failed;
    }

    /** How many runs of the method were begun: those that gave an answer, and those that failed. */
    public int begun(Method method) {
        return method.runs().size()
                + (int) failed.stream()
                        .filter(f -> f.method().equals(method.name()))
                        .count();
    }

    public List<Measure> measures() {
        return measures;
    }

    public List<Measure> tests() {
        return measures.stream().filter(Measure::isTest).toList();
    }

    /** Every cell that a run named: chosen, sampled, or incumbent of an epoch; each once. */
    public List<Genotype> cells() {
        return cells.all();
    }

    /** True accuracy of the run's incumbent after each of its epochs, percent; NaN where not measured. */
    public double[] trajectory(RunRecord run, Measure measure) {
        double[] of = values.get(measure);
        return Arrays.stream(cells.incumbents(run)).mapToDouble(p -> of[p]).toArray();
    }

    /** Empty if the table has no cell for the measure. */
    public Optional<TableValues> landscape(Measure measure) {
        return Optional.ofNullable(landscapes.get(measure));
    }

    /** What chance finds in the table, by a test measure; empty if the table has no cell for it. */
    public Optional<Rivals> rivals(Measure test) {
        return rivals.computeIfAbsent(test, m -> Rivals.of(this, m));
    }

    /** The methods beside chance, by a test measure; empty if chance is not known exactly. */
    public Optional<Chance> chance(Measure test) {
        return chances.computeIfAbsent(test, m -> Chance.of(this, m));
    }

    /** What a regret is, before "the best cell of the table". */
    public String below() {
        return Measure.inPoints(population().metric()) ? "points below" : "how far from";
    }

    /** The uncertainty of one entry of the table; empty if it cannot be estimated from the table's trainings. */
    public Optional<Noise> noise(Measure measure) {
        return Optional.ofNullable(noise.get(measure));
    }

    /** Empty if the table has no latencies on a device for the data set. */
    public Optional<Latency> latency(Dataset dataset) {
        return Optional.ofNullable(latencies.get(dataset));
    }

    /**
     * The time for training a chosen cell on the first data set, for all epochs of the schedule; empty if it is not in the
     * table.
     */
    public OptionalDouble trainingSeconds(Genotype chosen) {
        return trainings.getOrDefault(chosen, OptionalDouble.empty());
    }

    public Answer answer(Genotype arch, Measure measure) {
        return answers.get(measure).get(cells.position(arch));
    }

    /** The descriptions of the cells of all runs, on every measure. */
    public Stream<Answer> chosenAnswers() {
        return experiment.runs().stream().map(RunRecord::chosen).flatMap(c -> measures.stream()
                .map(m -> answer(c, m)));
    }

    /** True accuracy, percent; empty if not measured. */
    public OptionalDouble accuracy(Genotype arch, Measure measure) {
        double value = values.get(measure)[cells.position(arch)];
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /**
     * The value for tests and for regret: the accuracy. If answers count by class, it is the mean accuracy of the cells that
     * are the same network, so that two answers of one class tie. Percent; empty if not measured.
     */
    public OptionalDouble compared(Genotype arch, Measure measure) {
        return byClass() ? ofClass(arch, measure) : accuracy(arch, measure);
    }

    /** Whether two answers that are one network count as equal. */
    public boolean byClass() {
        return background.byClass() && population.hasTable();
    }

    /** Mean accuracy of the measured cells that are the same network, percent; empty if there is none. */
    public OptionalDouble ofClass(Genotype arch, Measure measure) {
        return landscape(measure).stream()
                .mapToDouble(l -> l.ofClass(population.counted().place(arch)))
                .filter(v -> !Double.isNaN(v))
                .findFirst();
    }

    /** True accuracy of each repeat of the table, percent, NaN where not measured; only for populations with repeats. */
    public double[] repeats(Genotype arch, Measure measure) {
        return repeats.get(measure).get(cells.position(arch)).clone();
    }

    /** The colour of each of these methods, the same in every report. */
    public static int[] colours(List<String> methods) {
        return MethodColour.of(methods);
    }

    /** The values of the final cells of the method's runs that were measured. */
    public double[] found(Method method, Measure measure) {
        return found.computeIfAbsent(
                        new Asked(method, measure),
                        k -> accuracies(method.runs().stream().map(RunRecord::chosen), measure))
                .clone();
    }

    /** The runs behind {@link #found}, in the same order. */
    List<RunRecord> runsFound(Method method, Measure measure) {
        return method.runs().stream()
                .filter(r -> accuracy(r.chosen(), measure).isPresent())
                .toList();
    }

    public double[] accuracies(Stream<Genotype> cells, Measure measure) {
        return cells.map(c -> accuracy(c, measure))
                .flatMapToDouble(OptionalDouble::stream)
                .toArray();
    }
}
