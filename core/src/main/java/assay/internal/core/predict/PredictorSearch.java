package assay.internal.core.predict;

import assay.core.blackbox.Ledger;
import assay.core.blackbox.Optimizer;
import assay.core.blackbox.TableMethod;
import assay.core.setting.Real;
import assay.core.setting.Setting;
import assay.core.setting.Whole;
import assay.core.space.SearchSpace;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * Trains some uniform architectures first. Then it always trains the architecture that a predictor ranks first among the
 * others: by its prediction ({@code predictor}), or by prediction and uncertainty ({@code bananas}: White, Neiswanger and
 * Savani, AAAI 2021, with a Gaussian process in place of their ensemble of networks, and independent Thompson sampling as
 * there). The predictor is a {@link Model} on {@link ArchFeatures}, and learns from each training.
 *
 * @param initial uniform architectures
 * @param explore how many deviations are added for the uncertainty; 0: only the prediction counts
 * @param model of the predictor
 */
public record PredictorSearch(int initial, double explore, Model model) implements Optimizer {
    private static final Whole INITIAL =
            new Whole("initial", 10, 1, 1_000_000, "uniform cells that are trained before the predictor chooses");
    private static final Real EXPLORE =
            new Real("explore", 1, 1e-6, 1e3, "deviations of the prediction by which a candidate is drawn");
    private static final int WHOLE_TRAINING = 200;

    /** Chooses by the prediction alone. */
    public static final TableMethod PREDICTOR = method(
            "predictor",
            "kernel ridge regression on features of the cell's graph (GRAF; Kadlecova et al., ICML 2024), the best predicted is"
                    + " trained next",
            List.of(INITIAL, Model.MODEL, Model.LENGTH, Model.RIDGE, Model.SCORES),
            false);

    /** Chooses by prediction and uncertainty. */
    public static final TableMethod BANANAS = method(
            "bananas",
            "Bayesian optimisation with a predictor and Thompson sampling (after White et al., AAAI 2021; a Gaussian process)",
            List.of(INITIAL, Model.MODEL, Model.LENGTH, Model.RIDGE, Model.SCORES, EXPLORE),
            true);

    private static TableMethod method(String name, String about, List<Setting> settings, boolean explores) {
        return new TableMethod(
                name,
                about,
                settings,
                WHOLE_TRAINING,
                Map.of(),
                values -> new PredictorSearch(INITIAL.in(values), explores ? EXPLORE.in(values) : 0, Model.in(values)));
    }

    @Override
    public void search(SearchSpace space, Ledger ledger, RandomGenerator random) {
        Candidates candidates = Candidates.of(space, model, random);
        ledger.charge(candidates.seconds());
        Regression regression = model.make(explore > 0, random);
        Regression.Predicted predicted = regression.of(candidates.features());
        BitSet asked = new BitSet();
        while (ledger.open() && asked.cardinality() < candidates.size()) {
            int next = regression.examples() < initial
                    ? free(asked, random.nextInt(candidates.size()), candidates.size())
                    : best(candidates, predicted, asked, random);
            asked.set(next);
            OptionalDouble accuracy = ledger.train(candidates.arch(next));
            if (accuracy.isPresent()) {
                regression.add(candidates.features()[candidates.kind(next)], accuracy.getAsDouble());
            }
        }
    }

    /** The first candidate from this place on that was not asked for. */
    private static int free(BitSet asked, int from, int size) {
        int next = asked.nextClearBit(from);
        return next < size ? next : asked.nextClearBit(0);
    }

    private int best(Candidates candidates, Regression.Predicted predicted, BitSet asked, RandomGenerator random) {
        int best = -1;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = asked.nextClearBit(0); i < candidates.size(); i = asked.nextClearBit(i + 1)) {
            int kind = candidates.kind(i);
            double value = predicted.mean(kind);
            if (explore > 0) {
                value += explore * random.nextGaussian() * predicted.deviation(kind);
            }
            if (value > highest) {
                highest = value;
                best = i;
            }
        }
        return best;
    }
}
