package assay.internal.experiments.stored;

import assay.core.error.UsageException;
import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.core.run.Training;
import assay.internal.data.runs.RunStore;
import assay.internal.experiments.config.ExperimentConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Joins experiments with the same configuration whose methods and seeds were run separately. */
public final class Joined {
    /** Facts about the data that were used. If they differ, the runs cannot be in the same table. */
    private static final List<String> LOOKED_AT = List.of("table", "images", "judged by");

    private Joined() {}

    /**
     * @throws UsageException if anything except methods and seeds differs, or if both have the same run with different results
     */
    public static Experiment of(Experiment first, Experiment second) {
        ExperimentConfig config =
                Added.joined(Added.configuration(first), Added.configuration(second), "report --merge", second.name());
        LOOKED_AT.forEach(key -> requireSame(first, second, key));
        Map<String, RunRecord> runs = new LinkedHashMap<>();
        first.runs().forEach(r -> runs.put(r.method() + ", seed " + r.seed(), r));
        for (RunRecord r : second.runs()) {
            String name = r.method() + ", seed " + r.seed();
            RunRecord before = runs.putIfAbsent(name, r);
            if (before != null && !before.timeless().equals(r.timeless())) {
                throw refused(
                        first,
                        second,
                        name + " once with " + before.chosen().text() + ", once with "
                                + r.chosen().text() + " or another course");
            }
        }
        Map<String, Training> trainings = new LinkedHashMap<>();
        first.trainings().forEach(t -> trainings.put(key(t), t));
        for (Training t : second.trainings()) {
            Training before = trainings.putIfAbsent(key(t), t);
            if (before != null && (before.top1Percent() != t.top1Percent() || before.loss() != t.loss())) {
                throw refused(first, second, "two results of the training of " + name(t));
            }
        }
        return new Experiment(
                first.name(),
                first.space(),
                first.built(),
                first.truthDatasets(),
                first.schedule(),
                config.yaml(),
                facts(first, second, runs.keySet()),
                new ArrayList<>(runs.values()),
                new ArrayList<>(trainings.values()));
    }

    private static void requireSame(Experiment first, Experiment second, String fact) {
        String one = first.provenance().get(fact);
        String other = second.provenance().get(fact);
        if (one != null && other != null && !one.equals(other)) {
            throw refused(first, second, fact + " " + one + " and " + other);
        }
    }

    private static UsageException refused(Experiment first, Experiment second, String found) {
        return new UsageException(
                "report --merge: expected runs of " + first.name() + " (" + RunStore.id(first) + ") and "
                        + second.name() + " (" + RunStore.id(second) + ") that can stand in one table, found " + found
                        + ". Compare them instead: assay report A B.");
    }

    /** A network may have a short training too, by which searches were selected. */
    private static String key(Training t) {
        return t.epochs() + " epochs of " + name(t);
    }

    private static String name(Training t) {
        return t.arch().text() + " on " + t.dataset() + ", seed " + t.seed();
    }

    /**
     * The facts of both experiments: with both values if they differ, from the earlier start to the later end, and without
     * failures of runs that now exist.
     */
    private static Map<String, String> facts(Experiment first, Experiment second, Set<String> runs) {
        Map<String, String> all = new LinkedHashMap<>(first.provenance());
        second.provenance().forEach((key, value) -> all.merge(key, value, (a, b) -> both(key, a, b)));
        all.keySet()
                .removeIf(key ->
                        key.startsWith(Experiment.FAILED) && runs.contains(key.substring(Experiment.FAILED.length())));
        all.put("joined", RunStore.id(first) + " and " + RunStore.id(second));
        return all;
    }

    private static String both(String key, String a, String b) {
        if (key.equals(RunStore.STARTED)) {
            return a.compareTo(b) <= 0 ? a : b;
        }
        if (key.equals("ended")) {
            return a.compareTo(b) >= 0 ? a : b;
        }
        Set<String> different = new LinkedHashSet<>(List.of(a.split("; ")));
        different.addAll(List.of(b.split("; ")));
        return String.join("; ", different);
    }
}
