package assay.internal.core.predict;

import assay.core.blackbox.Ledger;
import assay.core.blackbox.Optimizer;
import assay.core.blackbox.TableMethod;
import assay.core.setting.Real;
import assay.core.setting.Setting;
import assay.core.setting.Whole;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * Trains some uniform architectures, then always the one that a predictor puts first among the others: by its prediction ({@code
 * predictor}), or by prediction and uncertainty ({@code bananas}: White, Neiswanger and Savani, AAAI 2021, with a Gaussian process in
 * place of their ensemble of networks, and independent Thompson sampling as there). The predictor is {@link KernelRidge} on {@link
 * ArchFeatures}, and learns from each training.
 *
 * @param initial uniform architectures
 * @param explore how many deviations the uncertainty counts; 0: the prediction alone
 * @param length of the kernel
 * @param ridge of the kernel
 */
public record PredictorSearch(int initial, double explore, double length, double ridge) implements Optimizer {
    private static final Whole INITIAL =
            new Whole("initial", 10, 1, 1_000_000, "uniform cells that are trained before the predictor chooses");
    private static final Real LENGTH =
            new Real("length", 1.5, 1e-3, 1e3, "scale of the kernel, in deviations of a feature");
    private static final Real RIDGE = new Real("ridge", 0.01, 1e-9, 1e3, "added to the kernel's diagonal");
    private static final Real EXPLORE =
            new Real("explore", 1, 1e-6, 1e3, "deviations of the prediction by which a candidate is drawn");
    private static final int WHOLE_TRAINING = 200;

    /** By the prediction alone. */
    public static final TableMethod PREDICTOR = method(
            "predictor",
            "kernel ridge regression on features of the cell's graph (GRAF; Kadlecova et al., ICML 2024), the best predicted is"
                    + " trained next",
            List.of(INITIAL, LENGTH, RIDGE),
            false);

    /** By prediction and uncertainty. */
    public static final TableMethod BANANAS = method(
            "bananas",
            "Bayesian optimisation with a predictor and Thompson sampling (after White et al., AAAI 2021; a Gaussian process)",
            List.of(INITIAL, LENGTH, RIDGE, EXPLORE),
            true);

    private static TableMethod method(String name, String about, List<Setting> settings, boolean explores) {
        return new TableMethod(
                name,
                about,
                settings,
                WHOLE_TRAINING,
                Map.of(),
                values -> new PredictorSearch(
                        INITIAL.in(values), explores ? EXPLORE.in(values) : 0, LENGTH.in(values), RIDGE.in(values)));
    }

    @Override
    public void search(SearchSpace space, Ledger ledger, RandomGenerator random) {
        Candidates candidates = Candidates.of(space, random);
        KernelRidge model = new KernelRidge(length, ridge);
        BitSet asked = new BitSet();
        double[][] kernels = new double[candidates.size()][16];
        while (ledger.open() && asked.cardinality() < candidates.size()) {
            int next = model.examples() < initial
                    ? free(asked, random.nextInt(candidates.size()), candidates.size())
                    : best(candidates, model, kernels, asked, random);
            asked.set(next);
            Genotype arch = candidates.arch(next);
            OptionalDouble accuracy = ledger.train(arch);
            if (accuracy.isPresent()) {
                model.add(candidates.features(next), accuracy.getAsDouble());
                learn(candidates, model, kernels);
            }
        }
    }

    /** The first that was not asked for, from there on. */
    private static int free(BitSet asked, int from, int size) {
        int next = asked.nextClearBit(from);
        return next < size ? next : asked.nextClearBit(0);
    }

    /** Each candidate's kernel with the new example. */
    private static void learn(Candidates candidates, KernelRidge model, double[][] kernels) {
        int n = model.examples() - 1;
        double[] example = model.example(n);
        for (int i = 0; i < kernels.length; i++) {
            if (n == kernels[i].length) {
                kernels[i] = Arrays.copyOf(kernels[i], 2 * n);
            }
            kernels[i][n] = model.kernel(candidates.features(i), example);
        }
    }

    private int best(
            Candidates candidates, KernelRidge model, double[][] kernels, BitSet asked, RandomGenerator random) {
        int best = -1;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = asked.nextClearBit(0); i < candidates.size(); i = asked.nextClearBit(i + 1)) {
            double value = model.mean(kernels[i]);
            if (explore > 0) {
                value += explore * random.nextGaussian() * model.deviation(kernels[i]);
            }
            if (value > highest) {
                highest = value;
                best = i;
            }
        }
        return best;
    }
}
