package assay.internal.experiments.gate;

import assay.core.error.DataMissingException;
import assay.core.error.UsageException;
import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.config.JudgedConfig;
import assay.internal.experiments.config.MethodConfig;
import assay.internal.experiments.methods.Catalogue;
import assay.internal.experiments.work.Fingerprint;
import java.util.List;
import java.util.Map;

/**
 * What must be the same for two measurements to be compared: the experiment, its images, and the table's answers.
 *
 * @param configuration effective, as YAML; seeds and methods may differ, but not the settings of a method
 * @param images the set and its checksum; empty if no images are used
 * @param table SHA-256 of the table's accuracies
 */
public record Conditions(String configuration, String images, String table) {
    private static final int MOST_SHOWN = 6;

    /**
     * Refuses a baseline of another experiment.
     *
     * @param now the experiment with the methods to compare
     * @throws UsageException naming what differs
     */
    public void requireExperiment(ExperimentConfig now, String baseline) {
        if (JudgedConfig.isOne(configuration)) {
            throw new UsageException(baseline + ": expected the baseline of an experiment, found that of judged files."
                    + " Give the files (--judge FILE), another --baseline, or write a new one (--update).");
        }
        List<String> methods = now.methods().stream().map(MethodConfig::name).toList();
        List<String> differences =
                reduced(configuration, methods, baseline).differences(reduced(now.yaml(), methods, now.name())).stream()
                        .map(d -> d.path() + ": " + d.before() + " in the baseline, " + d.now() + " now")
                        .toList();
        if (!differences.isEmpty()) {
            throw new UsageException(
                    baseline + ": expected the baseline of this experiment, found that of another: "
                            + String.join("; ", differences.subList(0, Math.min(MOST_SHOWN, differences.size())))
                            + (differences.size() > MOST_SHOWN
                                    ? "; and " + (differences.size() - MOST_SHOWN) + " more"
                                    : "")
                            + ". Give the experiment that it is of (--config), another --baseline, or write a new one (--update).");
        }
    }

    /** The conditions of judged rows: how they are judged, without the rows. */
    public static Conditions ofJudged(JudgedConfig config, Landscape landscape) {
        return new Conditions(
                JudgedConfig.ofTable("gate", config.space(), config.truth()).yaml(), "", landscape.sha256());
    }

    /**
     * How the baseline's rows were judged.
     *
     * @param baseline its file, for messages
     * @throws UsageException if it is the baseline of an experiment
     */
    public JudgedConfig judged(String baseline) {
        if (!JudgedConfig.isOne(configuration)) {
            throw new UsageException(
                    baseline + ": expected a baseline of judged files, found that of an experiment."
                            + " Give its experiment (--config), another --baseline, or write a new one (--judge FILE --update).");
        }
        return JudgedConfig.parse(configuration, baseline);
    }

    /**
     * Refuses a baseline that was judged by another table, data set or schedule.
     *
     * @throws UsageException naming both
     */
    public void requireJudged(JudgedConfig now, String baseline) {
        String before = asked(judged(baseline));
        if (!before.equals(asked(now))) {
            throw new UsageException(baseline + ": expected a baseline that " + asked(now) + " judged, found that of "
                    + before + ". Leave out --on and --schedule, or write a new baseline (--update).");
        }
    }

    private static String asked(JudgedConfig c) {
        return c.truth().benchmark().shortName() + "/" + c.truth().datasets().get(0) + " in the space " + c.space()
                + " after " + c.truth().schedule() + " epochs";
    }

    /**
     * Refuses a baseline of other data. Methods that do not use images can be compared without them.
     *
     * @throws DataMissingException saying which data is needed
     */
    public void requireData(Conditions now, String baseline) {
        if (!now.images.isEmpty() && !images.equals(now.images)) {
            throw new DataMissingException(baseline + ": expected the images of the baseline (" + images + "), found "
                    + now.images + ". Give those (--images), or write a new baseline (--update).");
        }
        if (!table.equals(now.table)) {
            throw new DataMissingException(baseline + ": expected the table of the baseline (SHA-256 of its accuracies "
                    + table + "), found another (" + now.table
                    + "). Import the table that it is of, or write a new baseline (--update).");
        }
    }

    /** The configuration without the parts that may differ: name, seeds, other methods, and settings of the report. */
    private static Fingerprint reduced(String configuration, List<String> methods, String source) {
        ExperimentConfig config =
                ExperimentConfig.parse(configuration, source, List.of("name=gate"), Catalogue.methods());
        List<String> there = config.methods().stream().map(MethodConfig::name).toList();
        methods.stream().filter(m -> !there.contains(m)).findFirst().ifPresent(m -> {
            throw new UsageException(source + ": expected a baseline of method '" + m + "', found those of "
                    + String.join(", ", there) + ". Leave it out (--methods), or write a new baseline (--update).");
        });
        Map<String, Object> facts =
                config.withMethods(methods, Catalogue.methods()).facts();
        facts.keySet().removeAll(List.of("name", "seeds", "report"));
        return Fingerprint.of(facts);
    }
}
