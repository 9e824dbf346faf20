package assay.internal.core.predict;

import assay.core.blackbox.Ledger;
import assay.core.blackbox.Optimizer;
import assay.core.blackbox.TableMethod;
import assay.core.setting.Whole;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Evolution that a predictor guides: each of the best architectures seen so far gets mutated children, and the child with the
 * best prediction, among those that were not trained, is trained. This is NPENAS (Wei et al., 2020) with a {@link Model} in
 * place of their graph network, and with one training a generation.
 *
 * @param initial uniform architectures
 * @param parents of a generation: the best seen
 * @param children of each parent
 * @param model of the predictor
 */
public record Npenas(int initial, int parents, int children, Model model) implements Optimizer {
    private static final Whole INITIAL = new Whole("initial", 10, 1, 1_000_000, "uniform cells that are trained first");
    private static final Whole PARENTS = new Whole("parents", 10, 1, 1_000_000, "the best seen, which have children");
    private static final Whole CHILDREN = new Whole("children", 10, 1, 10_000, "mutated children of a parent");
    private static final int WHOLE_TRAINING = 200;

    /** Its entry in the catalogue. */
    public static final TableMethod METHOD = new TableMethod(
            "npenas",
            "evolution guided by a predictor (after Wei et al., 2020; kernel ridge regression, or trees)",
            List.of(INITIAL, PARENTS, CHILDREN, Model.MODEL, Model.LENGTH, Model.RIDGE, Model.SCORES),
            WHOLE_TRAINING,
            Map.of(),
            values -> new Npenas(INITIAL.in(values), PARENTS.in(values), CHILDREN.in(values), Model.in(values)));

    private record Seen(Genotype arch, double accuracy) {}

    @Override
    public void search(SearchSpace space, Ledger ledger, RandomGenerator random) {
        Candidates scale = Candidates.of(space, model, random);
        ledger.charge(scale.seconds());
        Regression regression = model.make(false, random);
        List<Seen> seen = new ArrayList<>();
        Set<Genotype> asked = new HashSet<>();
        while (ledger.open()) {
            Genotype next = seen.size() < initial
                    ? space.sample(random)
                    : child(space, scale, regression, best(seen), asked, random);
            asked.add(next);
            OptionalDouble accuracy = ledger.train(next);
            if (accuracy.isPresent()) {
                seen.add(new Seen(next, accuracy.getAsDouble()));
                regression.add(scale.features(next), accuracy.getAsDouble());
            }
        }
    }

    private List<Seen> best(List<Seen> seen) {
        return seen.stream()
                .sorted(Comparator.comparingDouble(Seen::accuracy).reversed())
                .limit(parents)
                .toList();
    }

    /** The new child with the best prediction; a uniform architecture if there is no new child. */
    private Genotype child(
            SearchSpace space,
            Candidates scale,
            Regression regression,
            List<Seen> best,
            Set<Genotype> asked,
            RandomGenerator random) {
        List<Genotype> born = new ArrayList<>();
        for (Seen parent : best) {
            for (int c = 0; c < children; c++) {
                Genotype child = space.mutate(parent.arch(), random);
                if (!asked.contains(child)) {
                    born.add(child);
                }
            }
        }
        Regression.Predicted predicted =
                regression.of(born.stream().map(scale::features).toArray(double[][]::new));
        Genotype first = null;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < born.size(); i++) {
            if (predicted.mean(i) > highest) {
                highest = predicted.mean(i);
                first = born.get(i);
            }
        }
        return first == null ? space.sample(random) : first;
    }
}
