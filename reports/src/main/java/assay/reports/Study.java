package assay.reports;

import assay.core.error.UsageException;
import assay.core.run.EpochRecord;
import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.core.run.Sample;
import assay.core.space.Bench201Space;
import assay.core.space.Genotype;
import assay.core.truth.Answer;
import assay.core.truth.Truth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** An experiment with the table's answers to everything that its report says; nothing is asked after this. */
final class Study {
    private record Key(Genotype arch, Measure measure) {}

    private final Experiment experiment;
    private final List<Measure> measures;
    private final List<Method> methods;
    private final List<Genotype> cells;
    private final Map<Key, Answer> answers = new LinkedHashMap<>();
    private final Map<Measure, Landscape> landscapes = new LinkedHashMap<>();

    /** A method and its runs by ascending seed. */
    record Method(String name, int index, List<RunRecord> runs) {}

    Study(Experiment experiment, Truth truth) {
        if (!experiment.space().equals(new Bench201Space().name())) {
            throw new UsageException("report of '" + experiment.name() + "': expected the space nasbench201, found '"
                    + experiment.space() + "'.");
        }
        this.experiment = experiment;
        this.measures = Measure.of(experiment.truthDatasets());
        this.methods = group(experiment.runs());
        Lookups lookups = new Lookups(truth, experiment.schedule());
        this.cells = experiment.runs().stream().flatMap(Study::cells).distinct().toList();
        for (Measure m : measures) {
            cells.forEach(c -> answers.put(new Key(c, m), lookups.ask(c, m)));
            lookups.landscape(m).ifPresent(l -> landscapes.put(m, l));
        }
    }

    private static Stream<Genotype> cells(RunRecord run) {
        return Stream.of(
                        run.epochs().stream().map(EpochRecord::incumbent),
                        run.samples().stream().map(Sample::arch),
                        Stream.of(run.chosen()))
                .flatMap(s -> s);
    }

    private static List<Method> group(List<RunRecord> runs) {
        Map<String, List<RunRecord>> byName = new LinkedHashMap<>();
        runs.forEach(
                r -> byName.computeIfAbsent(r.method(), k -> new ArrayList<>()).add(r));
        List<Method> methods = new ArrayList<>();
        byName.forEach((name, list) -> methods.add(new Method(
                name,
                methods.size(),
                list.stream().sorted(Comparator.comparingLong(RunRecord::seed)).toList())));
        return List.copyOf(methods);
    }

    Experiment experiment() {
        return experiment;
    }

    List<Method> methods() {
        return methods;
    }

    List<Measure> measures() {
        return measures;
    }

    List<Measure> tests() {
        return measures.stream().filter(Measure::isTest).toList();
    }

    /** Every cell that a run named: chosen, sampled, or incumbent of an epoch; each once. */
    List<Genotype> cells() {
        return cells;
    }

    /** Empty where the table holds no cell for the measure. */
    Optional<Landscape> landscape(Measure measure) {
        return Optional.ofNullable(landscapes.get(measure));
    }

    Answer answer(Genotype arch, Measure measure) {
        return answers.get(new Key(arch, measure));
    }

    /** True accuracy, percent; empty if not measured. */
    OptionalDouble accuracy(Genotype arch, Measure measure) {
        return answer(arch, measure).fold(m -> OptionalDouble.of(m.value()), none -> OptionalDouble.empty());
    }

    /** Of the final cell of each of the method's runs that was measured. */
    double[] found(Method method, Measure measure) {
        return accuracies(method.runs().stream().map(RunRecord::chosen), measure);
    }

    double[] accuracies(Stream<Genotype> cells, Measure measure) {
        return cells.map(c -> accuracy(c, measure))
                .flatMapToDouble(OptionalDouble::stream)
                .toArray();
    }
}
