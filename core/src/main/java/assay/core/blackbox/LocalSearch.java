package assay.core.blackbox;

import assay.core.setting.Choice;
import assay.core.setting.Whole;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Hill climbing (White, Nolen and Savani, UAI 2021): it starts from the best of a few uniform architectures, and goes to the
 * best neighbour as long as that is better; then it starts again. Neighbours are trained in random order, so that none has an
 * advantage if the budget ends among them. An architecture that was trained before is remembered: it is not trained again, and
 * no climb starts from it.
 *
 * @param initial how many uniform architectures are trained to find a start; the paper's figures use 1
 * @param first whether to go to the first neighbour that is better, without training the others
 */
public record LocalSearch(int initial, boolean first) implements Optimizer {
    private static final Whole INITIAL =
            new Whole("initial", 1, 1, 1_000_000, "uniform cells; the search starts from the best");
    private static final Choice<Boolean> MOVES =
            Choice.either("moves", false, "best", "first", "to the best neighbour, or to the first that is better");

    /** The method and its settings. */
    public static final TableMethod METHOD = new TableMethod(
            "local-search",
            "hill climbing with restarts, the best seen (White et al., UAI 2021)",
            List.of(INITIAL, MOVES),
            values -> new LocalSearch(INITIAL.in(values), MOVES.in(values)));

    public LocalSearch {
        if (initial < 1) {
            throw new IllegalArgumentException(
                    "local search: expected at least 1 initial architecture, found " + initial);
        }
    }

    private record Point(Genotype arch, double accuracy) {}

    @Override
    public void search(SearchSpace space, Ledger ledger, RandomGenerator random) {
        Map<Genotype, OptionalDouble> known = new HashMap<>();
        double size = space.architectures();
        while (ledger.open() && known.size() < size) {
            Set<Genotype> starts = new LinkedHashSet<>();
            while (starts.size() < initial && known.size() + starts.size() < size) {
                Genotype arch = space.sample(random);
                if (!known.containsKey(arch)) {
                    starts.add(arch);
                }
            }
            Point here = best(starts, known, ledger, Double.POSITIVE_INFINITY);
            while (here != null && ledger.open()) {
                List<Genotype> around = new ArrayList<>(space.neighbours(here.arch()));
                shuffle(around, random);
                double enough = first ? here.accuracy() : Double.POSITIVE_INFINITY;
                Point next = best(around, known, ledger, enough);
                here = next != null && next.accuracy() > here.accuracy() ? next : null;
            }
        }
    }

    /**
     * Null if the oracle knows none of them.
     *
     * @param enough training stops after the first one above this accuracy
     */
    private static Point best(
            Collection<Genotype> archs, Map<Genotype, OptionalDouble> known, Ledger ledger, double enough) {
        Point best = null;
        for (Genotype arch : archs) {
            if (!known.containsKey(arch)) {
                if (!ledger.open()) {
                    return best;
                }
                known.put(arch, ledger.train(arch));
            }
            OptionalDouble accuracy = known.get(arch);
            if (accuracy.isPresent() && (best == null || accuracy.getAsDouble() > best.accuracy())) {
                best = new Point(arch, accuracy.getAsDouble());
                if (best.accuracy() > enough) {
                    return best;
                }
            }
        }
        return best;
    }

    private static void shuffle(List<Genotype> all, RandomGenerator random) {
        for (int i = all.size() - 1; i > 0; i--) {
            Collections.swap(all, i, random.nextInt(i + 1));
        }
    }
}
