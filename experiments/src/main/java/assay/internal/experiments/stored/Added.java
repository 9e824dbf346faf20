package assay.internal.experiments.stored;

import assay.core.error.DataMissingException;
import assay.core.error.UsageException;
import assay.core.run.Experiment;
import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.config.MethodConfig;
import assay.internal.experiments.methods.Catalogue;
import assay.internal.experiments.work.Fingerprint;
import assay.internal.experiments.work.Fingerprint.Difference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Adds methods and seeds to experiments with the same configuration. */
public final class Added {
    private Added() {}

    /** The configuration of a stored experiment. A configuration of another version may be unreadable. */
    static ExperimentConfig configuration(Experiment stored) {
        if (stored.isJudged()) {
            throw new UsageException(stored.name() + ": expected an experiment that 'assay run' ran, found rows that"
                    + " 'assay judge' judged. Give all their files to 'assay judge' in one command.");
        }
        return ExperimentConfig.parse(stored.configuration(), stored.name(), List.of(), Catalogue.methods());
    }

    /** Whether the other is the same experiment without further methods and seeds. False if it cannot be read. */
    public static boolean contains(ExperimentConfig now, String before) {
        try {
            return now.contains(ExperimentConfig.parse(before, now.name(), List.of(), Catalogue.methods()));
        } catch (UsageException | DataMissingException e) {
            return false;
        }
    }

    /**
     * The stored experiment, with the methods and seeds of this one added.
     *
     * @throws UsageException naming what differs, if anything else does
     */
    public static ExperimentConfig to(Experiment stored, ExperimentConfig more) {
        return joined(configuration(stored), more, "--add", stored.name());
    }

    /**
     * Both experiments as one.
     *
     * @param option the option for this
     * @param with the name of the second experiment
     */
    static ExperimentConfig joined(ExperimentConfig first, ExperimentConfig second, String option, String with) {
        List<Difference> frame = first.frame().differences(second.frame());
        if (!frame.isEmpty()) {
            throw refused(option, first.name(), with, words(frame));
        }
        Map<String, MethodConfig> methods = new LinkedHashMap<>();
        first.methods().forEach(m -> methods.put(m.name(), m));
        for (MethodConfig m : second.methods()) {
            MethodConfig before = methods.putIfAbsent(m.name(), m);
            if (before != null && !before.equals(m)) {
                Fingerprint was = Fingerprint.of(Map.of(m.name(), before.values()));
                throw refused(
                        option,
                        first.name(),
                        with,
                        "methods." + words(was.differences(Fingerprint.of(Map.of(m.name(), m.values()))))
                                + ": give the other one a label (" + m.name() + "@b)");
            }
        }
        Set<Long> seeds = new LinkedHashSet<>(first.seeds());
        seeds.addAll(second.seeds());
        return first.with(new ArrayList<>(methods.values()), new ArrayList<>(seeds));
    }

    private static String words(List<Difference> differences) {
        return differences.stream().map(Difference::toString).collect(Collectors.joining("; "));
    }

    private static UsageException refused(String option, String first, String second, String why) {
        return new UsageException(option + ": expected one configuration but for methods and seeds in " + first
                + (first.equals(second) ? "" : " and " + second) + ", found " + why
                + ". Give them different names (--set name=NAME) and compare them: assay report A B.");
    }
}
