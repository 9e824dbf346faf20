package assay.core.blackbox;

import assay.core.setting.Choice;
import assay.core.setting.Real;
import assay.core.setting.Whole;
import assay.core.space.DecisionGroup;
import assay.core.space.SearchSpace;
import assay.core.truth.Benchmark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * BOHB (Falkner, Klein and Hutter, ICML 2018): Hyperband's brackets, whose architectures a density model proposes. One worker,
 * so that every result is known before the next architecture is drawn. An architecture that the table does not have is
 * replaced by the next draw.
 *
 * @param eta a stage keeps one in {@code eta} architectures @param minBudget epochs of the smallest stage are at least this
 * @param maxBudget epochs of the largest
 * @param honour whether a training really ends after its stage's epochs; NAS-Bench-201's worker ignores them and always reads
 *     the whole training
 * @param samples draws from the model; the best one is trained
 * @param randomFraction share of architectures drawn uniformly although there is a model
 * @param bandwidthFactor widens the density that is drawn from; see {@link Density#draw}
 * @param minBandwidth least bandwidth
 */
public record Bohb(
        int eta,
        double minBudget,
        double maxBudget,
        boolean honour,
        int samples,
        double randomFraction,
        double bandwidthFactor,
        double minBandwidth,
        Density.Kernel kernel)
        implements Optimizer {
    private static final int MOST = 1_000_000;
    private static final Whole ETA = new Whole("eta", 3, 2, 1000, "a stage keeps one cell in so many");
    private static final Whole MIN_BUDGET =
            new Whole("min_budget", 12, 1, MOST, "epochs of the smallest stage, at least");
    private static final Whole MAX_BUDGET = new Whole("max_budget", 200, 1, MOST, "epochs of the largest stage");
    private static final Choice<Boolean> BUDGETS = Choice.either(
            "budgets",
            false,
            "ignored",
            "honoured",
            "whether a training ends with its stage's epochs; the official worker trains all");
    private static final Whole SAMPLES =
            new Whole("samples", 4, 1, MOST, "draws from the model; the best one is trained");
    private static final Real RANDOM_FRACTION =
            new Real("random_fraction", 0, 0, 1, "share of uniform cells although there is a model");
    private static final Real BANDWIDTH_FACTOR =
            new Real("bandwidth_factor", 3, 1e-9, 1e9, "widens what is drawn from, if the kernel is bounded");
    private static final Real MIN_BANDWIDTH = new Real("min_bandwidth", 0.3, 0, 1e9, "least bandwidth");
    private static final Choice<Density.Kernel> KERNEL = new Choice<>(
            "kernel",
            Density.Kernel.RELEASED,
            List.of(Density.Kernel.RELEASED, Density.Kernel.BOUNDED),
            k -> k.name().toLowerCase(Locale.ROOT),
            "as HpBandSter computes it, or a proper probability");

    /** The method and its settings. */
    public static final TableMethod METHOD = new TableMethod(
            "bohb",
            "Hyperband with a density model, the best seen (Falkner et al., ICML 2018; NAS-Bench-201 BOHB)",
            List.of(
                    ETA,
                    MIN_BUDGET,
                    MAX_BUDGET,
                    BUDGETS,
                    SAMPLES,
                    RANDOM_FRACTION,
                    BANDWIDTH_FACTOR,
                    MIN_BANDWIDTH,
                    KERNEL),
            200,
            Map.of(
                    Benchmark.NASBENCH101.key(), Map.of("min_budget", 4, "max_budget", 108),
                    Benchmark.NATSBENCH_SSS.key(), Map.of("schedule", 90, "max_budget", 90)),
            values -> new Bohb(
                    ETA.in(values),
                    MIN_BUDGET.in(values),
                    MAX_BUDGET.in(values),
                    BUDGETS.in(values),
                    SAMPLES.in(values),
                    RANDOM_FRACTION.in(values),
                    BANDWIDTH_FACTOR.in(values),
                    MIN_BANDWIDTH.in(values),
                    KERNEL.in(values)));

    private record Trained(int[] choices, double loss) {}

    public Bohb {
        if (eta < 2 || !(minBudget > 0) || !(maxBudget >= minBudget) || samples < 1 || !(bandwidthFactor > 0)) {
            throw new IllegalArgumentException("BOHB: expected eta of at least 2, budgets 0 < min <= max, at least 1"
                    + " sample and a factor above 0, found eta " + eta + ", budgets " + minBudget + " to " + maxBudget
                    + ", samples " + samples + ", factor " + bandwidthFactor);
        }
    }

    @Override
    public void search(SearchSpace space, Ledger ledger, RandomGenerator random) {
        int[] widths = space.groups().stream().mapToInt(DecisionGroup::width).toArray();
        DensityModel model = new DensityModel(widths, this);
        List<Bracket> cycle = Bracket.cycle(eta, minBudget, maxBudget);
        for (int i = 0; ledger.open(); i = (i + 1) % cycle.size()) {
            run(cycle.get(i), model, widths, space, ledger, random);
        }
    }

    private void run(
            Bracket bracket,
            DensityModel model,
            int[] widths,
            SearchSpace space,
            Ledger ledger,
            RandomGenerator random) {
        List<Trained> stage = new ArrayList<>();
        while (ledger.open() && stage.size() < bracket.sizes().get(0)) {
            int[] choices = draw(model, widths, random);
            train(choices, bracket.budgets().get(0), model, space, ledger, stage);
        }
        for (int s = 1; s < bracket.sizes().size(); s++) {
            List<Trained> kept = stage.stream()
                    .sorted(Comparator.comparingDouble(Trained::loss))
                    .limit(bracket.sizes().get(s))
                    .toList();
            List<Trained> order = stage.stream().filter(kept::contains).toList();
            stage = new ArrayList<>();
            for (Trained t : order) {
                if (ledger.open()) {
                    train(t.choices(), bracket.budgets().get(s), model, space, ledger, stage);
                }
            }
        }
    }

    private void train(
            int[] choices, double budget, DensityModel model, SearchSpace space, Ledger ledger, List<Trained> stage) {
        int epochs = honour ? Math.max(1, (int) (budget + 1e-6)) : ledger.epochs();
        OptionalDouble accuracy = ledger.train(space.decode(choices), epochs);
        if (accuracy.isPresent()) {
            double loss = 100 - accuracy.getAsDouble();
            stage.add(new Trained(choices, loss));
            model.learn(budget, choices, loss);
        }
    }

    private int[] draw(DensityModel model, int[] widths, RandomGenerator random) {
        boolean uniform = randomFraction > 0 && random.nextDouble() < randomFraction;
        return (uniform ? Optional.<int[]>empty() : model.propose(random)).orElseGet(() -> {
            int[] choices = new int[widths.length];
            for (int g = 0; g < choices.length; g++) {
                choices[g] = random.nextInt(widths[g]);
            }
            return choices;
        });
    }
}
