package assay.internal.experiments.run;

import assay.core.error.UsageException;
import assay.core.kit.PublishedResult;
import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.methods.Catalogue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds which published numbers an experiment of this program measures again. */
public final class Reproducible {
    /** What a report shows of a cell that a table judges. */
    private static final List<String> OF_TABLES = List.of("accuracy");

    /** What a report shows of a cell that is trained. */
    private static final List<String> OF_TRAININGS = List.of("error", "params_m");

    private Reproducible() {}

    /**
     * The line of an experiment's {@code methods} that gives the number. It exists if this program has the space, the images,
     * the method and the setting, and they fit together.
     */
    public static Optional<String> entry(PublishedResult result) {
        if (result.assayMethod().isEmpty()) {
            return Optional.empty();
        }
        return SpaceKits.all().stream()
                .filter(kit -> isAbout(result, kit))
                .findFirst()
                .filter(kit -> (kit.benchmark().isPresent() ? OF_TABLES : OF_TRAININGS).contains(result.metric()))
                .flatMap(kit -> result.asks().flatMap(asked -> entry(result, kit, asked)));
    }

    /** Published numbers belong to a space, {@code nasbench201}, or to a space and its images, {@code darts-cifar10}. */
    private static boolean isAbout(PublishedResult result, SpaceKit kit) {
        return result.space().equals(kit.name()) || result.space().startsWith(kit.name() + "-");
    }

    private static Optional<String> entry(PublishedResult result, SpaceKit kit, Map<String, String> asked) {
        String settings = asked.entrySet().stream()
                .filter(e -> !e.getKey().equals(PublishedResult.IMAGES))
                .map(e -> e.getKey() + ": " + e.getValue())
                .collect(Collectors.joining(", "));
        String line = result.assayMethod() + (settings.isEmpty() ? "" : ": {" + settings + "}");
        boolean judgedByTable = kit.benchmark().isPresent();
        String images = asked.getOrDefault(PublishedResult.IMAGES, judgedByTable ? "cifar10" : result.dataset());
        boolean transferred = !judgedByTable && !images.equals(result.dataset());
        return !transferred
                        && runs("space: " + kit.name() + "\nimages: {dataset: " + images + "}\nmethods:\n  - " + line
                                + "\n")
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
