package assay.experiments.methods;

import assay.core.blackbox.Bohb;
import assay.core.blackbox.Budget;
import assay.core.blackbox.Density;
import assay.core.blackbox.LocalSearch;
import assay.core.blackbox.Optimizer;
import assay.core.blackbox.RandomSearch;
import assay.core.blackbox.RegularizedEvolution;
import assay.core.blackbox.Reinforce;
import assay.core.error.UsageException;
import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import assay.data.blackbox.TableOracle;
import assay.data.blackbox.TableOracle.Repeats;
import assay.data.truth.StoreTruth;
import assay.experiments.config.MethodConfig;
import assay.experiments.config.MethodSpec;
import assay.experiments.config.Parameter;
import assay.experiments.config.Parameter.Real;
import assay.experiments.config.Parameter.Whole;
import assay.experiments.config.Parameter.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The methods that train nothing and ask the table while they search, with a budget of simulated seconds. */
public final class TableMethods {
    /** One line of the catalogue: its own parameters, and what they make. */
    private record Entry(String name, String about, List<Parameter> own, Function<MethodConfig, Optimizer> make) {}

    private static final List<Entry> ALL = List.of(
            new Entry(
                    "random-search",
                    "uniform cells, the best seen (NAS-Bench-201 RANDOM)",
                    List.of(),
                    c -> new RandomSearch()),
            new Entry(
                    "regularized-evolution",
                    "aging evolution, the best seen (Real et al., AAAI 2019; NAS-Bench-201 R_EA)",
                    List.of(
                            new Whole("population", 10, 1, "cells that live at the same time"),
                            new Whole("sample", 3, 1, "draws of a tournament, with replacement")),
                    c -> new RegularizedEvolution(c.integer("population"), c.integer("sample"))),
            new Entry(
                    "reinforce",
                    "policy gradient on a softmax per edge, the best seen (Williams, 1992; NAS-Bench-201 reinforce)",
                    List.of(
                            new Real("rate", 0.5, 0, "learning rate of Adam; NATS-Bench: 0.01"),
                            new Real("baseline", 0.9, 0, "momentum of the moving average of rewards")),
                    c -> new Reinforce(c.number("rate"), c.number("baseline"))),
            new Entry(
                    "local-search",
                    "hill climbing with restarts, the best seen (White et al., UAI 2021)",
                    List.of(
                            new Whole("initial", 1, 1, "uniform cells of which the best is a start"),
                            new Word(
                                    "moves",
                                    "best",
                                    List.of("best", "first"),
                                    "to the best neighbour, or to the first that is better")),
                    c -> new LocalSearch(c.integer("initial"), c.word("moves").equals("first"))),
            new Entry(
                    "bohb",
                    "Hyperband with a density model, the best seen (Falkner et al., ICML 2018; NAS-Bench-201 BOHB)",
                    List.of(
                            new Whole("eta", 3, 2, "a stage keeps one cell in so many"),
                            new Whole("min_budget", 12, 1, "epochs of the smallest stage, at least"),
                            new Whole("max_budget", 200, 1, "epochs of the largest stage"),
                            new Word(
                                    "budgets",
                                    "ignored",
                                    List.of("ignored", "honoured"),
                                    "whether a training ends with its stage's epochs; the official worker trains all"),
                            new Whole("samples", 4, 1, "draws from the model of which the best is trained"),
                            new Real("random_fraction", 0, 0, "share of uniform cells although there is a model"),
                            new Real("bandwidth_factor", 3, 0, "widens what is drawn from, if the kernel is bounded"),
                            new Real("min_bandwidth", 0.3, 0, "least bandwidth"),
                            new Word(
                                    "kernel",
                                    "released",
                                    List.of("released", "bounded"),
                                    "as HpBandSter computes it, or a proper probability")),
                    TableMethods::bohb));

    private TableMethods() {}

    /** Their lines of the catalogue. */
    static List<MethodSpec> specs() {
        return ALL.stream().map(TableMethods::spec).toList();
    }

    private static MethodSpec spec(Entry e) {
        List<Parameter> all = new ArrayList<>(e.own());
        boolean bohb = e.name().equals("bohb");
        all.add(new Real("budget_s", 12_000, 0, "simulated seconds; 0: no limit. NATS-Bench: 20000, 40000, 120000"));
        all.add(new Whole("trainings", 0, 0, "at most so many trainings; 0: no limit"));
        all.add(new Word(
                "crossing",
                "counts",
                List.of("counts", "drops"),
                "whether the training that goes beyond the seconds counts (NATS-Bench) or not (NAS-Bench-201)"));
        all.add(new Word("dataset", "cifar10-valid", datasets(), "what the table's trainings are on"));
        all.add(new Whole("schedule", bohb ? 200 : 12, 1, "epochs of a training: one of the table's settings"));
        all.add(
                new Word(
                        "trials",
                        "any",
                        List.of("one", "mean", "any"),
                        "one of the table's trainings at random for each question, their mean, or the mean if there is no other"));
        all.add(new Real(
                "evaluation_s", 0, 0, "charged for a validation pass where the table has no time (official: about 3)"));
        Map<String, Object> on101 = new LinkedHashMap<>(
                Map.of("dataset", Dataset.CIFAR10_40K.key(), "schedule", 108, "budget_s", 0.0, "trainings", 280));
        switch (e.name()) {
            case "regularized-evolution" -> on101.putAll(Map.of("population", 100, "sample", 10));
            case "reinforce" -> on101.put("rate", 0.1);
            case "bohb" -> on101.putAll(Map.of("min_budget", 4, "max_budget", 108));
            default -> {}
        }
        return new MethodSpec(
                e.name(), "asks the table: " + e.about(), all, Map.of(Benchmark.NASBENCH101.key(), on101));
    }

    private static List<String> datasets() {
        return Dataset.values().stream().map(Dataset::key).toList();
    }

    /** Whether a method of this name is one of these. */
    public static boolean has(String name) {
        return ALL.stream().anyMatch(e -> e.name().equals(name));
    }

    /** @throws UsageException naming the parameter that does not fit */
    public static Optimizer optimizer(MethodConfig c) {
        Entry entry = ALL.stream()
                .filter(e -> e.name().equals(c.method()))
                .findFirst()
                .orElseThrow();
        try {
            return entry.make().apply(c);
        } catch (IllegalArgumentException e) {
            throw new UsageException("methods." + c.name() + ": " + e.getMessage() + ".", e);
        }
    }

    /** @throws UsageException if there is no limit at all */
    public static Budget budget(MethodConfig c) {
        double seconds = c.number("budget_s") == 0 ? Double.POSITIVE_INFINITY : c.number("budget_s");
        int trainings = c.integer("trainings") == 0 ? Integer.MAX_VALUE : c.integer("trainings");
        try {
            return new Budget(
                    seconds,
                    trainings,
                    Budget.Crossing.valueOf(c.word("crossing").toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            throw new UsageException("methods." + c.name() + ": " + e.getMessage() + ".", e);
        }
    }

    /** @throws UsageException if the table has no such trainings */
    public static TableOracle oracle(MethodConfig c, StoreTruth truth) {
        Benchmark on = truth.architectures().benchmark();
        try {
            return new TableOracle(
                    truth,
                    on.built().isPresent() ? on.dataset(c.word("dataset")) : Dataset.of(c.word("dataset")),
                    c.integer("schedule"),
                    Repeats.valueOf(c.word("trials").toUpperCase(Locale.ROOT)),
                    c.number("evaluation_s"));
        } catch (UsageException e) {
            throw new UsageException("methods." + c.name() + "." + e.getMessage(), e);
        }
    }

    private static Bohb bohb(MethodConfig c) {
        return new Bohb(
                c.integer("eta"),
                c.integer("min_budget"),
                c.integer("max_budget"),
                c.word("budgets").equals("honoured"),
                c.integer("samples"),
                c.number("random_fraction"),
                c.number("bandwidth_factor"),
                c.number("min_bandwidth"),
                Density.Kernel.valueOf(c.word("kernel").toUpperCase(Locale.ROOT)));
    }
}
