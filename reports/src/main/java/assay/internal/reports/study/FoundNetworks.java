package assay.internal.reports.study;

import assay.core.run.RunRecord;
import assay.core.run.Training;
import assay.core.space.Genotype;
import assay.internal.reports.study.Study.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The trained networks of the architectures that the methods of a study found. */
public final class FoundNetworks {
    private final Study study;
    private final Map<Genotype, List<Training>> trainings;

    /** @param trainings the trainings that count */
    public FoundNetworks(Study study, Stream<Training> trainings) {
        this.study = study;
        this.trainings =
                trainings.collect(Collectors.groupingBy(Training::arch, LinkedHashMap::new, Collectors.toList()));
    }

    /** The trainings of an architecture; none if it was not trained. */
    public List<Training> of(Genotype arch) {
        return trainings.getOrDefault(arch, List.of());
    }

    /** The trainings of all architectures that a method found, each once. */
    public List<Training> of(Method method) {
        return method.runs().stream()
                .map(RunRecord::chosen)
                .distinct()
                .flatMap(c -> of(c).stream())
                .toList();
    }

    /** Each architecture that was found, and who found it: {@code darts (seed 0), drnas (seed 3)}. */
    public void forEach(BiConsumer<Genotype, String> each) {
        study.experiment().runs().stream()
                .collect(Collectors.groupingBy(RunRecord::chosen, LinkedHashMap::new, Collectors.toList()))
                .forEach((arch, runs) -> each.accept(
                        arch,
                        runs.stream()
                                .map(r -> r.method() + " (seed " + r.seed() + ")")
                                .collect(Collectors.joining(", "))));
    }

    /** Who found an architecture, for files: {@code darts 0; drnas 3}. */
    public String foundBy(Genotype arch) {
        return study.experiment().runs().stream()
                .filter(r -> r.chosen().equals(arch))
                .map(r -> r.method() + " " + r.seed())
                .collect(Collectors.joining("; "));
    }

    /** The mean time of a method's searches. */
    public static OptionalDouble searchSeconds(Method method) {
        return method.runs().stream()
                .flatMapToDouble(r -> r.wallSeconds().stream())
                .average();
    }
}
