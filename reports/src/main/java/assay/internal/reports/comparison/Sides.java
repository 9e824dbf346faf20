package assay.internal.reports.comparison;

import assay.core.error.UsageException;
import assay.core.kit.Population;
import assay.core.run.Experiment;
import assay.core.run.Retrained;
import assay.core.run.RunRecord;
import assay.core.truth.Answer;
import assay.core.truth.Metric;
import assay.core.truth.Truth;
import assay.internal.core.stats.Holm;
import assay.internal.reports.study.Lookups;
import assay.internal.reports.study.Measure;
import assay.internal.reports.study.Noise;
import assay.internal.reports.study.TableValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Several experiments with the answers of the same table, or of the trainings of each, for comparing the first with each of the others. */
final class Sides {
    private final List<Experiment> experiments;
    private final List<Measure> measures;
    private final Population population;
    private final boolean byClass;
    private final Map<Measure, TableValues> tables = new LinkedHashMap<>();
    private final Map<Measure, Optional<Noise>> noise = new LinkedHashMap<>();
    private final List<Lookups> lookups;
    private final List<Pairing> pairings;

    /** @param byClass whether cells that are the same network get the same accuracy, the mean of their entries */
    Sides(List<Experiment> experiments, Truth truth, boolean byClass) {
        if (experiments.size() < 2) {
            throw new IllegalArgumentException("comparison: expected at least two experiments");
        }
        this.experiments = List.copyOf(experiments);
        for (Experiment e : experiments) {
            if (!e.space().equals(first().space())
                    || !e.built().equals(first().built())
                    || e.schedule() != first().schedule()) {
                throw new UsageException(
                        "comparison: expected experiments on one space and table with one schedule, found "
                                + first().space() + " (" + first().schedule() + " epochs) and " + e.space() + " ("
                                + e.schedule() + " epochs). Compare others.");
            }
        }
        this.population = first().population();
        this.measures = Measure.of(first().benchmark(), first().truthDatasets(), population.metric()).stream()
                .filter(Measure::isTest)
                .toList();
        this.lookups = experiments.stream()
                .map(e -> new Lookups(
                        population.hasTable() ? truth : new Retrained(e.trainings()), e.schedule(), population))
                .toList();
        this.byClass = byClass && population.hasTable();
        if (this.byClass) {
            measures.forEach(m -> lookups.get(0).landscape(m).ifPresent(l -> tables.put(m, l)));
        }
        this.pairings = adjusted(pair());
    }

    private Experiment first() {
        return experiments.get(0);
    }

    List<Experiment> experiments() {
        return experiments;
    }

    /** {@code accuracy}, or {@code perplexity}. */
    String quantity() {
        return population.metric().key();
    }

    /** The same as the first word of a sentence. */
    String quantityFirst() {
        String word = quantity();
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    /** {@code , percent}, or nothing. */
    String unit() {
        return population.metric().equals(Metric.ACCURACY) ? ", percent" : "";
    }

    /** Whether differences are points. */
    boolean inPoints() {
        return measures.get(0).inPoints();
    }

    /** Whether a table judges; otherwise trainings here do. */
    boolean hasTable() {
        return population.hasTable();
    }

    /** Whether more is better. */
    boolean highIsGood() {
        return population.metric().highIsGood();
    }

    List<Measure> measures() {
        return measures;
    }

    List<Pairing> pairings() {
        return pairings;
    }

    /** {@code A}, {@code B}, ... */
    String letter(int side) {
        return side < 26 ? String.valueOf((char) ('A' + side)) : "#" + (side + 1);
    }

    /**
     * The heading of a column of experiments that are compared with the first: {@code B}, or {@code other} if there are
     * several.
     */
    String others() {
        return experiments.size() == 2 ? letter(1) : "other";
    }

    /** Methods of the experiments, each once, in their order. */
    List<String> methods() {
        return experiments.stream()
                .flatMap(e -> e.runs().stream())
                .map(RunRecord::method)
                .distinct()
                .toList();
    }

    /** Accuracy of each run of a method, by seed; runs without a measurement are left out. */
    SortedMap<Long, Double> accuracies(int side, String method, Measure measure) {
        return experiments.get(side).runs().stream()
                .filter(r -> r.method().equals(method))
                .flatMap(r -> lookups
                        .get(side)
                        .ask(r.chosen(), measure)
                        .fold(
                                m -> List.of(Map.entry(r.seed(), value(r, measure, m))),
                                none -> List.<Map.Entry<Long, Double>>of())
                        .stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> b, TreeMap::new));
    }

    private double value(RunRecord run, Measure measure, Answer.Measured own) {
        TableValues table = tables.get(measure);
        return table == null ? own.value() : table.ofClass(population.counted().place(run.chosen()));
    }

    boolean byClass() {
        return byClass;
    }

    /** How uncertain one entry of the table is, by the cells that the experiments chose. */
    Optional<Noise> noise(Measure measure) {
        return noise.computeIfAbsent(measure, m -> population.hasTable() ? Noise.of(trials(m)) : Optional.empty());
    }

    private List<double[]> trials(Measure measure) {
        return experiments.stream()
                .flatMap(e -> e.runs().stream())
                .map(RunRecord::chosen)
                .distinct()
                .map(c -> lookups.get(0).trials(lookups.get(0).ask(c, measure), measure))
                .filter(t -> t.length > 1)
                .limit(Noise.ENOUGH)
                .toList();
    }

    private List<Pairing> pair() {
        List<Pairing> all = new ArrayList<>();
        for (int side = 1; side < experiments.size(); side++) {
            for (Measure measure : measures) {
                for (String method : methods()) {
                    SortedMap<Long, Double> before = accuracies(0, method, measure);
                    SortedMap<Long, Double> after = accuracies(side, method, measure);
                    if (!before.isEmpty() && !after.isEmpty()) {
                        all.add(Pairing.of(method, measure, side, before, after, noise(measure)));
                    }
                }
            }
        }
        return all;
    }

    /** Adjusts the p-values of several pairings together. Pairings for which the test cannot say anything do not count. */
    private static List<Pairing> adjusted(List<Pairing> all) {
        double[] p =
                all.stream().flatMapToDouble(a -> a.contrast().p().stream()).toArray();
        double[] holm = p.length == 0 ? p : Holm.adjust(p);
        List<Pairing> done = new ArrayList<>();
        int next = 0;
        for (Pairing a : all) {
            done.add(a.contrast().p().isPresent() ? a.adjusted(holm[next++]) : a);
        }
        return List.copyOf(done);
    }
}
