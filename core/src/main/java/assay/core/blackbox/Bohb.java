package assay.core.blackbox;

import assay.core.space.DecisionGroup;
import assay.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * BOHB (Falkner, Klein and Hutter, ICML 2018): Hyperband's brackets, whose architectures a density model proposes. One worker,
 * so that every result is known before the next architecture is drawn. An architecture that the table does not hold is
 * replaced by the next draw.
 *
 * @param eta a stage keeps one in so many
 * @param minBudget epochs of the smallest stage, at least
 * @param maxBudget epochs of the largest
 * @param honour whether a training really ends after its stage's epochs; NAS-Bench-201's worker ignores them and always reads
 *     the whole training
 * @param samples draws from the model of which the best is trained
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
