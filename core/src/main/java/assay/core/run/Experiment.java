package assay.core.run;

import assay.core.kit.Population;
import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.core.truth.Benchmark;
import assay.core.truth.BuiltFacts;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Methods x seeds under one configuration: what a report is about.
 *
 * @param name of the experiment, also the name of its folder
 * @param space name of the search space
 * @param built the built benchmark whose table judges; empty: the published one of the space
 * @param truthDatasets keys of the data sets to report ({@code cifar10}, {@code cifar100}, {@code ImageNet16-120})
 * @param schedule epochs of the table's training setting, or of the trainings
 * @param configuration the effective configuration, as YAML
 * @param provenance versions, data checksums, host, JVM, backend, threads, start and end; in printing order
 * @param trainings of the chosen architectures, where no table judges them
 */
public record Experiment(
        String name,
        String space,
        Optional<BuiltFacts> built,
        List<String> truthDatasets,
        int schedule,
        String configuration,
        Map<String, String> provenance,
        List<RunRecord> runs,
        List<Training> trainings) {
    /** The beginning of the provenance entries of failed runs: {@code failed: drnas, seed 1}. The value is the reason. */
    public static final String FAILED = "failed: ";

    /** The provenance entry of an experiment made from rows of a user: how many rows, from how many files. */
    public static final String JUDGED = "judged rows";

    public Experiment {
        truthDatasets = List.copyOf(truthDatasets);
        provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance)); // Map.copyOf loses the order
        runs = List.copyOf(runs);
        trainings = List.copyOf(trainings);
    }

    /** An experiment that the published table of its space judges. */
    public Experiment(
            String name,
            String space,
            List<String> truthDatasets,
            int schedule,
            String configuration,
            Map<String, String> provenance,
            List<RunRecord> runs) {
        this(name, space, Optional.empty(), truthDatasets, schedule, configuration, provenance, runs, List.of());
    }

    /** An experiment that a table judges, built or published. */
    public Experiment(
            String name,
            String space,
            Optional<BuiltFacts> built,
            List<String> truthDatasets,
            int schedule,
            String configuration,
            Map<String, String> provenance,
            List<RunRecord> runs) {
        this(name, space, built, truthDatasets, schedule, configuration, provenance, runs, List.of());
    }

    /** An experiment that trainings judge. */
    public Experiment(
            String name,
            String space,
            List<String> truthDatasets,
            int schedule,
            String configuration,
            Map<String, String> provenance,
            List<RunRecord> runs,
            List<Training> trainings) {
        this(name, space, Optional.empty(), truthDatasets, schedule, configuration, provenance, runs, trainings);
    }

    /** Whether its runs were made elsewhere, and only judged here. */
    public boolean isJudged() {
        return provenance.containsKey(JUDGED);
    }

    /**
     * How reports name and count the architectures.
     *
     * @throws assay.core.error.UsageException if no report can be made of the space
     */
    public Population population() {
        Population population = SpaceKits.population(space, built);
        return truthDatasets.isEmpty()
                ? population
                : population.about(benchmark().dataset(truthDatasets.get(0)));
    }

    /**
     * The benchmark that judges: a table, or trainings if there is no table.
     *
     * @throws assay.core.error.UsageException if there is no such space
     */
    public Benchmark benchmark() {
        return built.map(Benchmark::built).orElseGet(() -> {
            SpaceKit kit = SpaceKits.named(space, "experiment " + name);
            return kit.benchmark()
                    .orElseGet(() -> Benchmark.trained(
                            space, truthDatasets.stream().map(kit::dataset).toList(), schedule));
        });
    }
}
