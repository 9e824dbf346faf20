package assay.internal.core.feature;

import assay.core.space.bench101.Cell101;
import assay.core.space.bench101.Op101;
import java.util.ArrayList;
import java.util.List;

/** Features of a cell of NAS-Bench-101: its operations, its vertices and edges, and its paths. */
public final class Features101 {
    private Features101() {}

    /** The features; every cell has the same number of them. */
    public static double[] of(Cell101 cell) {
        List<Double> features = new ArrayList<>();
        double[] counts = new double[Op101.values().length];
        cell.ops().forEach(op -> counts[op.ordinal()]++);
        for (double n : counts) {
            features.add(n);
        }
        features.add((double) cell.vertices());
        features.add((double) cell.edgeCount());
        double out = 0;
        double in = 0;
        for (int v = 0; v < cell.vertices(); v++) {
            out += v > 0 && cell.hasEdge(0, v) ? 1 : 0;
            in += v < cell.vertices() - 1 && cell.hasEdge(v, cell.vertices() - 1) ? 1 : 0;
        }
        features.add(out);
        features.add(in);
        PathFeatures paths = new PathFeatures(counts.length, Cell101.MAX_VERTICES - 2);
        walk(cell, 0, new ArrayList<>(), paths);
        paths.addTo(features);
        return features.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void walk(Cell101 cell, int vertex, List<Integer> operations, PathFeatures paths) {
        if (vertex == cell.vertices() - 1) {
            paths.path(operations);
            return;
        }
        for (int next = vertex + 1; next < cell.vertices(); next++) {
            if (cell.hasEdge(vertex, next)) {
                List<Integer> longer = new ArrayList<>(operations);
                if (next < cell.vertices() - 1) {
                    longer.add(cell.ops().get(next - 1).ordinal());
                }
                walk(cell, next, longer, paths);
            }
        }
    }
}
