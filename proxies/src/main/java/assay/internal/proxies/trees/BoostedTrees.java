package assay.internal.proxies.trees;

import assay.internal.core.predict.Regression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.tribuo.common.tree.Node;
import org.tribuo.regression.Regressor;

/**
 * Gradient boosting of least squares (Friedman, 2001) with Tribuo's regression trees: each of {@link #TREES} trees of depth
 * {@link #DEPTH} learns the errors that the trees before it left, and adds {@link #RATE} times its prediction. Several such
 * models, each trained on examples drawn with replacement, give a mean and a deviation; a single model learns from all
 * examples. The trees are trained again when predictions are requested after a new example.
 */
final class BoostedTrees implements Regression {
    static final int TREES = 50;
    static final int DEPTH = 3;
    static final double RATE = 0.15;
    private static final int LEAF = 1;

    private final int members;
    private final long seed;
    private final List<double[]> examples = new ArrayList<>();
    private final List<Double> targets = new ArrayList<>();
    private final List<Member> grown = new ArrayList<>();

    private record Member(double base, List<Node<Regressor>> trees) {
        double value(double[] row) {
            double sum = base;
            for (Node<Regressor> tree : trees) {
                sum += RATE * TreeData.value(tree, row);
            }
            return sum;
        }
    }

    /**
     * @param members how many models
     * @param seed of the draws of examples
     */
    BoostedTrees(int members, long seed) {
        this.members = members;
        this.seed = seed;
    }

    @Override
    public void add(double[] x, double accuracy) {
        examples.add(x);
        targets.add(Regression.target(accuracy));
        grown.clear();
    }

    @Override
    public int examples() {
        return examples.size();
    }

    private List<Member> grown() {
        if (grown.isEmpty()) {
            SplittableRandom random = new SplittableRandom(seed + examples.size());
            for (int m = 0; m < members; m++) {
                grown.add(grow(random));
            }
        }
        return grown;
    }

    private Member grow(SplittableRandom random) {
        int n = examples.size();
        double[][] rows = new double[n][];
        double[] left = new double[n];
        for (int i = 0; i < n; i++) {
            int drawn = members == 1 ? i : random.nextInt(n);
            rows[i] = examples.get(drawn);
            left[i] = targets.get(drawn);
        }
        double base = Arrays.stream(left).average().orElse(0);
        Arrays.setAll(left, i -> left[i] - base);
        TreeData data = new TreeData(rows);
        List<Node<Regressor>> trees = new ArrayList<>();
        for (int t = 0; t < TREES; t++) {
            Node<Regressor> tree = data.tree(left, DEPTH, LEAF);
            trees.add(tree);
            Arrays.setAll(left, i -> left[i] - RATE * TreeData.value(tree, rows[i]));
        }
        return new Member(base, trees);
    }

    @Override
    public Predicted of(double[][] candidates) {
        return new Predictions(candidates);
    }

    private final class Predictions implements Predicted {
        private final double[][] candidates;
        private final double[] mean;
        private final double[] deviation;
        private int known;

        Predictions(double[][] candidates) {
            this.candidates = candidates;
            mean = new double[candidates.length];
            deviation = new double[candidates.length];
        }

        @Override
        public double mean(int candidate) {
            learn();
            return mean[candidate];
        }

        @Override
        public double deviation(int candidate) {
            learn();
            return deviation[candidate];
        }

        private void learn() {
            if (known == examples.size()) {
                return;
            }
            known = examples.size();
            List<Member> models = grown();
            double[] values = new double[models.size()];
            for (int i = 0; i < candidates.length; i++) {
                double sum = 0;
                for (int m = 0; m < values.length; m++) {
                    values[m] = models.get(m).value(candidates[i]);
                    sum += values[m] / values.length;
                }
                double squares = 0;
                for (double v : values) {
                    squares += (v - sum) * (v - sum);
                }
                mean[i] = sum;
                deviation[i] = values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0;
            }
        }
    }
}
