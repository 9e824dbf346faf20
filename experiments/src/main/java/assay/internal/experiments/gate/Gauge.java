package assay.internal.experiments.gate;

import assay.core.error.DataMissingException;
import assay.core.run.EpochRecord;
import assay.core.run.RunRecord;
import assay.core.space.Genotype;
import assay.internal.core.stats.Correlation;
import assay.internal.core.thread.Tasks;
import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.config.MethodConfig;
import assay.internal.experiments.run.RunOutcome;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** Computes the quantities that the gate compares from the runs of an experiment. */
public final class Gauge {
    /** The share of the epochs that are early: one of so many. */
    private static final int EARLY = 10;

    private final RunOutcome outcome;
    private final ExperimentConfig config;
    private final Landscape landscape;
    private final List<ProxyPanel> panels;

    /** @param panels those that look at images are used only if the experiment does */
    public Gauge(RunOutcome outcome, ExperimentConfig config, Landscape landscape, List<ProxyPanel> panels) {
        this.outcome = outcome;
        this.config = config;
        this.landscape = landscape;
        this.panels = panels;
    }

    /** The proxies that can be used; none if all methods are programs of the user, which are independent of them. */
    public List<ProxyPanel> panels() {
        if (config.methods().stream().allMatch(MethodConfig::isProgram)) {
            return List.of();
        }
        return panels.stream()
                .filter(p -> outcome.imagesSha256().isPresent() || !p.needsImages())
                .toList();
    }

    /** @param threads for the proxies */
    public Gauged measure(int threads) {
        Map<Quantity, Map<String, SortedMap<Long, Double>>> found = new LinkedHashMap<>();
        for (Quantity q : Quantity.values()) {
            found.put(q, new LinkedHashMap<>());
        }
        Map<String, Map<Long, String>> chosen = new LinkedHashMap<>();
        Map<String, List<Double>> steps = new LinkedHashMap<>();
        for (RunRecord run : outcome.experiment().runs()) {
            chosen.computeIfAbsent(run.method(), m -> new TreeMap<>())
                    .put(run.seed(), run.chosen().text());
            put(found, Quantity.REGRET, run.method(), run.seed(), regret(run));
            if (!run.epochs().isEmpty() && !run.marginals().isEmpty()) {
                search(run, found);
                steps.computeIfAbsent(run.method(), m -> new ArrayList<>()).add(stepMillis(run));
            }
        }
        correlations(threads)
                .forEach((proxy, bySeed) -> found.get(Quantity.SPEARMAN).put(proxy, bySeed));
        List<SeedSeries> series = new ArrayList<>();
        found.forEach((q, of) -> of.forEach((name, values) -> series.add(new SeedSeries(q, name, values))));
        Map<String, Double> stepMillis = new LinkedHashMap<>();
        steps.forEach((m, all) ->
                stepMillis.put(m, all.stream().mapToDouble(v -> v).average().orElseThrow()));
        return new Gauged(series, chosen, stepMillis, outcome.failures());
    }

    private static void put(
            Map<Quantity, Map<String, SortedMap<Long, Double>>> found, Quantity q, String of, long seed, double value) {
        found.get(q).computeIfAbsent(of, k -> new TreeMap<>()).put(seed, value);
    }

    private double regret(RunRecord run) {
        double accuracy = landscape.accuracy(run.chosen());
        if (Double.isNaN(accuracy)) {
            throw new DataMissingException(
                    "gate: expected the table to hold the cell that " + run.method() + " chose with seed " + run.seed()
                            + ", found no accuracy of " + run.chosen().text() + ". Import the whole table.");
        }
        return landscape.regret(accuracy);
    }

    private void search(RunRecord run, Map<Quantity, Map<String, SortedMap<Long, Double>>> found) {
        List<EpochRecord> epochs = run.epochs();
        EpochRecord last = epochs.get(epochs.size() - 1);
        EpochRecord early = epochs.get((epochs.size() - 1) / EARLY);
        put(found, Quantity.DRAWN, run.method(), run.seed(), landscape.expected(run.marginals()));
        last.validLoss().ifPresent(v -> put(found, Quantity.LOSS, run.method(), run.seed(), v));
        recorded(last, EpochRecord.ENTROPY).ifPresent(v -> put(found, Quantity.ENTROPY, run.method(), run.seed(), v));
        recorded(early, EpochRecord.ENTROPY)
                .ifPresent(v -> put(found, Quantity.EARLY, run.method(), run.seed(), landscape.uniformEntropy() - v));
        recorded(last, EpochRecord.SKIP_SHARE).ifPresent(v -> put(found, Quantity.SKIPS, run.method(), run.seed(), v));
        recorded(last, EpochRecord.ALPHA_NOISE).ifPresent(v -> put(found, Quantity.NOISE, run.method(), run.seed(), v));
    }

    private static OptionalDouble recorded(EpochRecord epoch, String diagnostic) {
        Double value = epoch.diagnostics().get(diagnostic);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private double stepMillis(RunRecord run) {
        int steps = Math.max(1, config.images().train() / config.supernet().batch());
        return 1e3 * run.searchSeconds() / (run.epochs().size() * (double) steps);
    }

    private Map<String, SortedMap<Long, Double>> correlations(int threads) {
        List<Callable<List<double[]>>> tasks = new ArrayList<>();
        for (ProxyPanel panel : panels()) {
            List<Genotype> cells = landscape.sample(panel.cells());
            config.seeds().forEach(seed -> tasks.add(() -> outcome.scores(panel.proxies(), seed, cells)));
        }
        Iterator<List<double[]>> scores = Tasks.all(threads, tasks, "gate: interrupted while scoring cells.")
                .iterator();
        Map<String, SortedMap<Long, Double>> all = new LinkedHashMap<>();
        for (ProxyPanel panel : panels()) {
            double[] truth = landscape.sample(panel.cells()).stream()
                    .mapToDouble(landscape::accuracy)
                    .toArray();
            for (long seed : config.seeds()) {
                Iterator<double[]> of = scores.next().iterator();
                panel.proxies().forEach(proxy -> all.computeIfAbsent(proxy, p -> new TreeMap<>())
                        .put(seed, correlation(of.next(), truth)));
            }
        }
        return all;
    }

    /**
     * The correlation with larger scores as better. Cells without a score are ranked last; a constant score has correlation 0.
     */
    static double correlation(double[] scores, double[] truth) {
        double[] ranked = scores.clone();
        for (int i = 0; i < ranked.length; i++) {
            ranked[i] = Double.isNaN(ranked[i]) ? Double.NEGATIVE_INFINITY : ranked[i];
        }
        return Correlation.spearman(ranked, truth).orElse(0);
    }
}
