package assay.internal.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.config.MethodConfig;
import assay.internal.experiments.methods.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The experiment files that come with the program. */
class ExamplesTest {
    private static final Path FOLDER = Path.of("..", "examples");

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    private static ExperimentConfig read(Path file) {
        return ExperimentConfig.read(file, List.of(), Catalogue.methods());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExample_isUnderstood_planned_andPrintedAsItIs(Path file) {
        ExperimentConfig config = read(file);
        assertFalse(Job.plan(config).isEmpty());
        assertEquals(config, ExperimentConfig.parse(config.yaml(), config.name(), List.of(), Catalogue.methods()));
    }

    /** Nine selections and the argmax are taken from one search a seed. */
    @Test
    void selectionsOfTheAblation_shareTheirSearch() {
        List<Job> jobs = Job.plan(read(FOLDER.resolve("201-ablation-balenas-proxies.yaml")));
        assertEquals(4, jobs.stream().filter(j -> j.search().isPresent()).count());
        assertTrue(jobs.stream()
                .filter(j -> j.search().isPresent())
                .allMatch(j -> j.methods().size() == 10));
    }

    @Test
    void ablations_haveEverySetting() {
        assertEquals(
                Set.of("1", "2", "3", "4"), values("201-ablation-balenas-draws.yaml", m -> "" + m.integer("draws")));
        assertEquals(
                Set.of("1", "2", "3", "4", "5", "6", "7", "8", "9"),
                values("201-ablation-data-draws.yaml", m -> "" + m.integer("draws")));
        assertEquals(
                Set.of("none", "l1", "l2", "kl", "kl-paper", "entropy"),
                values("201-ablation-data-constraint.yaml", m -> m.word("constraint")));
        assertEquals(
                Set.of("vadam", "vprop", "von", "bayes-by-backprop", "printed"),
                values("201-ablation-balenas-optimizers.yaml", m -> m.word("optimizer")));
    }

    private interface Setting {
        String of(MethodConfig method);
    }

    private static Set<String> values(String file, Setting setting) {
        return read(FOLDER.resolve(file)).methods().stream().map(setting::of).collect(Collectors.toSet());
    }
}
