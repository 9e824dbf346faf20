package assay.core.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Methods x seeds under one configuration: what a report is about.
 *
 * @param name of the experiment, also the name of its folder
 * @param space name of the search space
 * @param truthDatasets keys of the data sets to report ({@code cifar10}, {@code cifar100}, {@code ImageNet16-120})
 * @param schedule epochs of the table's training setting
 * @param configuration the effective configuration, as YAML
 * @param provenance versions, data checksums, host, JVM, backend, threads, start and end; in printing order
 */
public record Experiment(
        String name,
        String space,
        List<String> truthDatasets,
        int schedule,
        String configuration,
        Map<String, String> provenance,
        List<RunRecord> runs) {
    public Experiment {
        truthDatasets = List.copyOf(truthDatasets);
        provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance)); // Map.copyOf loses the order
        runs = List.copyOf(runs);
    }
}
