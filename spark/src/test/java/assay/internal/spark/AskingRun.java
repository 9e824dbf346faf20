package assay.internal.spark;

import assay.core.run.Experiment;
import assay.core.run.WorkListener;
import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.methods.Catalogue;
import assay.internal.experiments.run.ExperimentRun;
import assay.internal.experiments.work.RunOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A run of methods that ask the table, one of them a program with a module of its own, which fails with one seed. */
final class AskingRun {
    private static final int SEEDS = 8;

    private AskingRun() {}

    /** What is in the files of all jobs, without the times that were measured, and why jobs failed. */
    static Map<String, String> files(Path folder, String home, Optional<String> on) throws IOException {
        Path own = Files.createDirectories(folder.resolve(home + "-program/lib"));
        Files.writeString(own.resolve("answer.sh"), "arch=$((seed + 100))\n");
        Files.writeString(own.resolveSibling("search.sh"), """
                read -r hello
                seed=${hello#*\\"seed\\":}
                seed=${seed%%,*}
                echo "seed $seed" >&2
                [ "$seed" != 3 ] || exit 7
                . "$(dirname "$0")/lib/answer.sh"
                echo "{\\"type\\":\\"evaluate\\",\\"architecture\\":$arch}"
                read -r reply
                echo '{"type":"answer"}'
                """);
        System.setProperty("assay.home", folder.resolve(home).toString());
        ExperimentConfig config = ExperimentConfig.parse(
                """
                name: asking
                space: nasbench201
                truth: {benchmark: mini201}
                seeds: %s
                methods:
                  - random-search: {budget_s: 0, trainings: 20}
                  - regularized-evolution: {budget_s: 0, trainings: 20}
                  - mine: {command: [sh, search.sh], files: [lib/answer.sh], budget_s: 0, trainings: 2}
                """.formatted(Stream.iterate(0, i -> i + 1).limit(SEEDS).toList()),
                "asking",
                List.of(),
                Catalogue.methods());
        RunOptions options = new RunOptions(
                Optional.empty(), Optional.empty(), "plain", 1, false, "test", Optional.of(own.getParent()), on);
        Map<String, String> all = new TreeMap<>();
        new ExperimentRun(config, options, "test", WorkListener.SILENT).run(outcome -> {
            Map<String, String> facts = outcome.experiment().provenance();
            facts.forEach((key, value) -> {
                if (key.startsWith(Experiment.FAILED) || key.startsWith("program of ")) {
                    all.put(key, value);
                }
            });
            return 0;
        });
        try (Stream<Path> files = Files.walk(folder.resolve(home).resolve("work"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.toString();
                if (name.endsWith(".json") || name.endsWith(".jsonl") || name.endsWith("stderr.txt")) {
                    all.put(
                            name.substring(name.indexOf("/jobs/") + 1),
                            Files.readString(file)
                                    .replaceAll("\"(search_s|selection_s|seconds)\":[0-9.E-]+|sha256 \\w+", "$1"));
                }
            }
        }
        all.replaceAll((key, value) -> value.replace(folder.resolve(home).toString(), "HOME"));
        return all;
    }
}
