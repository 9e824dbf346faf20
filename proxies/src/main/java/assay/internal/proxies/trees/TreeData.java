package assay.internal.proxies.trees;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.tribuo.Example;
import org.tribuo.ImmutableDataset;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.MutableFeatureMap;
import org.tribuo.MutableOutputInfo;
import org.tribuo.common.tree.AbstractTrainingNode;
import org.tribuo.common.tree.LeafNode;
import org.tribuo.common.tree.Node;
import org.tribuo.common.tree.SplitNode;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.rtree.impl.RegressorTrainingNode;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;

/** Examples from which Tribuo grows regression trees of least squares, one after the other for changing targets. */
final class TreeData {
    private static final String TARGET = "y";
    private static final RegressionFactory FACTORY = new RegressionFactory();
    private static final SimpleDataSourceProvenance SOURCE = new SimpleDataSourceProvenance("examples", FACTORY);

    private final double[][] rows;
    private final String[] names;
    private final int[] all;
    private final ImmutableFeatureMap features;
    private final ImmutableOutputInfo<Regressor> output;

    /** @param rows one example each, all with the same number of features */
    TreeData(double[][] rows) {
        this.rows = rows;
        // Tribuo numbers features in the order of their names.
        names = IntStream.range(0, rows[0].length)
                .mapToObj(f -> String.format("%05d", f))
                .toArray(String[]::new);
        all = IntStream.range(0, names.length).toArray();
        MutableFeatureMap map = new MutableFeatureMap();
        for (String name : names) {
            map.add(name, 1);
        }
        features = new ImmutableFeatureMap(map);
        MutableOutputInfo<Regressor> info = FACTORY.generateInfo();
        info.observe(new Regressor(TARGET, 0));
        output = info.generateImmutableOutputInfo();
    }

    /**
     * The tree of these targets.
     *
     * @param depth the most splits between root and leaf
     * @param leaf the fewest examples of a leaf
     */
    Node<Regressor> tree(double[] targets, int depth, int leaf) {
        List<Example<Regressor>> examples = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            examples.add(new ArrayExample<>(new Regressor(TARGET, targets[i]), names, rows[i]));
        }
        RegressorTrainingNode root = new RegressorTrainingNode(
                new MeanSquaredError(),
                RegressorTrainingNode.invertData(
                        new ImmutableDataset<>(examples, SOURCE, FACTORY, features, output, false)),
                0,
                TARGET,
                rows.length,
                features,
                output,
                new AbstractTrainingNode.LeafDeterminer(depth, 2f * leaf, 0f));
        Deque<AbstractTrainingNode<Regressor>> open = new ArrayDeque<>(List.of(root));
        SplittableRandom unused = new SplittableRandom(0);
        while (!open.isEmpty()) {
            AbstractTrainingNode<Regressor> node = open.poll();
            if (node.getImpurity() > 0 && node.getDepth() < depth) {
                open.addAll(node.buildTree(all, unused, false));
            }
        }
        return root.convertTree();
    }

    /** The prediction of a tree for a row. */
    static double value(Node<Regressor> tree, double[] row) {
        Node<Regressor> at = tree;
        while (at instanceof SplitNode<Regressor> split) {
            at = row[split.getFeatureID()] > split.splitValue() ? split.getGreaterThan() : split.getLessThanOrEqual();
        }
        return ((LeafNode<Regressor>) at).getOutput().getValues()[0];
    }
}
