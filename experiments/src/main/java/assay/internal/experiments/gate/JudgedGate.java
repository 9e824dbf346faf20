package assay.internal.experiments.gate;

import assay.core.error.UsageException;
import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.core.run.Experiment;
import assay.internal.experiments.config.JudgedConfig;
import assay.internal.experiments.referee.JudgeRequest;
import assay.internal.experiments.referee.JudgedTable;
import assay.internal.experiments.referee.OpenJudgement;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * The gate on the results of any search: the regret of each method's answers.
 *
 * @param on the table that judges; empty: that of the baseline
 * @param schedule epochs of its trainings; empty: that of the baseline, or of a new one the longest
 * @param request what is judged, on a table and by a schedule
 * @param data where a table can be imported from
 * @param methods only these; empty: all that the rows have, and for a comparison all that the baseline has
 * @param seeds only these; empty: all
 * @param command the command line, for the provenance
 * @param remark is told what was guessed, and which runs have no answer
 */
public record JudgedGate(
        Optional<String> on,
        Optional<Integer> schedule,
        BiFunction<String, Optional<Integer>, JudgeRequest> request,
        Optional<Path> data,
        List<String> methods,
        List<Long> seeds,
        String command,
        Consumer<String> remark,
        GateEnd end) {
    /** Writes a new baseline. */
    public int update() {
        String table = on.orElseThrow(
                () -> new UsageException(
                        "gate --judge --update: expected the table that judges, such as --on 201 or --on mini201, found none."));
        try (OpenJudgement judgement = judgement(table, schedule)) {
            Landscape landscape = landscape(judgement);
            Gauged found = gauged(judgement, landscape);
            requireTwoSeeds(found);
            return end.write(
                    new Baseline(
                            Conditions.ofJudged(judgement.config(), landscape),
                            found,
                            provenance(judgement.experiment())),
                    seeds(found));
        }
    }

    /** Compares with the baseline. */
    public int compare() {
        Baseline baseline = BaselineFile.read(end.file(), remark);
        JudgedConfig before = baseline.conditions().judged(end.file().toString());
        String table = on.orElseGet(() -> on(before));
        Optional<Integer> epochs = schedule.or(() ->
                on.isPresent() ? Optional.empty() : Optional.of(before.truth().schedule()));
        try (OpenJudgement judgement = judgement(table, epochs)) {
            baseline.conditions().requireJudged(judgement.config(), end.file().toString());
            Landscape landscape = landscape(judgement);
            baseline.conditions()
                    .requireData(
                            Conditions.ofJudged(judgement.config(), landscape),
                            end.file().toString());
            Gauged now = gauged(judgement, landscape);
            return end.judge(baseline, now, seeds(now), asked(baseline, now));
        }
    }

    private OpenJudgement judgement(String table, Optional<Integer> epochs) {
        JudgedTable.requireNetworks(table);
        if (JudgedTable.isUntabled(table)) {
            throw new UsageException("gate --on " + table
                    + ": expected a space that a table judges, found one without: a"
                    + " regret is the distance to the best of a table. Train the answers ('assay judge --on " + table
                    + " --retrain --name NAME'), once for each side, and compare: 'assay report A B --comment'.");
        }
        return OpenJudgement.of(request.apply(table, epochs), data, command, remark);
    }

    /** The table that judged a baseline, as {@code --on} names it. */
    private static String on(JudgedConfig before) {
        SpaceKit kit = SpaceKits.named(before.space(), "gate");
        return (kit.benchmark().isPresent() && !kit.ownsTable()
                        ? kit.shortName()
                        : before.truth().benchmark().shortName())
                + "/" + before.truth().datasets().get(0);
    }

    private static Landscape landscape(OpenJudgement judgement) {
        JudgedConfig config = judgement.config();
        return new Landscape(
                SpaceKits.named(config.space(), "gate"),
                judgement.truth(),
                config.truth().benchmark().dataset(config.truth().datasets().get(0)),
                config.truth().schedule());
    }

    private Gauged gauged(OpenJudgement judgement, Landscape landscape) {
        Gauged found = new JudgedGauge(landscape)
                .add(judgement.experiment(), methods, seeds)
                .measured();
        found.failures()
                .forEach(f -> remark.accept("gate: " + f.method() + " has no answer with seed " + f.seed() + ": "
                        + f.cause().getMessage()));
        return found;
    }

    private static void requireTwoSeeds(Gauged found) {
        for (SeedSeries s : found.series()) {
            if (s.values().size() < 2) {
                throw new UsageException("gate: expected at least 2 seeds of " + s.of() + ", found "
                        + s.values().keySet() + ": one run has no spread.");
            }
        }
    }

    private static List<Long> seeds(Gauged found) {
        Set<Long> seeds = new TreeSet<>();
        found.series().forEach(s -> seeds.addAll(s.values().keySet()));
        found.failures().forEach(f -> seeds.add(f.seed()));
        return List.copyOf(seeds);
    }

    /** The methods to compare. A method of the baseline that no row names any more must not be missed. */
    private Collection<String> asked(Baseline baseline, Gauged now) {
        if (!methods.isEmpty()) {
            return methods;
        }
        Set<String> asked = new LinkedHashSet<>();
        now.series().forEach(s -> asked.add(s.of()));
        now.failures().forEach(f -> asked.add(f.method()));
        baseline.gauged().series().forEach(s -> asked.add(s.of()));
        return new ArrayList<>(asked);
    }

    private static Map<String, String> provenance(Experiment judged) {
        Map<String, String> facts = new LinkedHashMap<>(judged.provenance());
        facts.put("ended", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        return facts;
    }
}
