package assay.internal.core.feature;

import assay.core.space.bench201.Genotype201;
import assay.core.space.bench201.Op201;
import java.util.ArrayList;
import java.util.List;

/** Features of a cell of NAS-Bench-201's space: its operations by where they lie, and its paths. */
public final class Features201 {
    private Features201() {}

    /** The features; every cell has the same number of them. */
    public static double[] of(Genotype201 cell) {
        List<Double> features = new ArrayList<>();
        int kinds = Op201.values().length - 1;
        List<Op201> edges = cell.edges();
        double[] counts = new double[kinds];
        double[] fromInput = new double[kinds];
        double[] intoOutput = new double[kinds];
        for (int e = 0; e < Genotype201.EDGES; e++) {
            if (edges.get(e) != Op201.NONE) {
                int kind = kind(edges.get(e));
                counts[kind]++;
                fromInput[kind] += Genotype201.source(e) == 0 ? 1 : 0;
                intoOutput[kind] += Genotype201.target(e) == 3 ? 1 : 0;
            }
        }
        add(features, counts);
        add(features, fromInput);
        add(features, intoOutput);
        PathFeatures paths = new PathFeatures(kinds, 3);
        for (int[] path : new int[][] {{3}, {0, 4}, {1, 5}, {0, 2, 5}}) {
            List<Integer> operations = new ArrayList<>();
            for (int e : path) {
                if (edges.get(e) != Op201.NONE) {
                    operations.add(kind(edges.get(e)));
                }
            }
            if (operations.size() == path.length) {
                paths.path(operations);
            }
        }
        paths.addTo(features);
        return features.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static int kind(Op201 op) {
        return op.ordinal() - 1;
    }

    private static void add(List<Double> features, double[] numbers) {
        for (double n : numbers) {
            features.add(n);
        }
    }
}
