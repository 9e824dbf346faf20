package assay.internal.experiments.run;

import assay.core.error.UsageException;
import assay.core.kit.PublishedResult;
import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.methods.Catalogue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which published numbers an experiment of this program measures again. */
public final class Reproducible {
    /** What a report has of a found cell, by space. */
    private static final Map<String, List<String>> METRICS =
            Map.of("nasbench201", List.of("accuracy"), "darts", List.of("error", "params_m"));

    private Reproducible() {}

    /**
     * The line of an experiment's {@code methods} that gives the number, if there is one: the space, the images, the method
     * and the setting are there, and they fit together.
     */
    public static Optional<String> entry(PublishedResult result) {
        if (result.assayMethod().isEmpty()) {
            return Optional.empty();
        }
        String space = result.space().startsWith("darts-") ? "darts" : result.space();
        return result.asks()
                .filter(asked -> METRICS.getOrDefault(space, List.of()).contains(result.metric()))
                .flatMap(asked -> entry(result, space, asked));
    }

    private static Optional<String> entry(PublishedResult result, String space, Map<String, String> asked) {
        String settings = asked.entrySet().stream()
                .filter(e -> !e.getKey().equals(PublishedResult.IMAGES))
                .map(e -> e.getKey() + ": " + e.getValue())
                .collect(Collectors.joining(", "));
        String line = result.assayMethod() + (settings.isEmpty() ? "" : ": {" + settings + "}");
        boolean judgedByTable = space.equals("nasbench201");
        String images = asked.getOrDefault(PublishedResult.IMAGES, judgedByTable ? "cifar10" : result.dataset());
        boolean transferred = !judgedByTable && !images.equals(result.dataset());
        return !transferred
                        && runs("space: " + space + "\nimages: {dataset: " + images + "}\nmethods:\n  - " + line + "\n")
                ? Optional.of(line)
                : Optional.empty();
    }

    private static boolean runs(String experiment) {
        try {
            Job.plan(ExperimentConfig.parse(experiment, "published", List.of(), Catalogue.methods()));
            return true;
        } catch (UsageException noSuchExperiment) {
            return false;
        }
    }
}
