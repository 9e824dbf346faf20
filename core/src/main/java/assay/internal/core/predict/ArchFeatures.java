package assay.internal.core.predict;

import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import assay.core.space.bench101.Cell101;
import assay.core.space.bench101.OneShot;
import assay.core.space.bench101.Op101;
import assay.core.space.bench201.Genotype201;
import assay.core.space.bench201.GenotypeSize;
import assay.core.space.bench201.Op201;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers that describe an architecture to a predictor: of cells the features of their graph, of widths the widths, of others their
 * decisions; and where it is known without a network, what the operations on a path cost, which is the best baseline among the
 * zero-cost proxies.
 */
final class ArchFeatures {
    private ArchFeatures() {}

    /** As many numbers for each architecture of a space. */
    static double[] of(Genotype arch, SearchSpace space) {
        List<Double> features = new ArrayList<>();
        if (arch instanceof Genotype201 cell) {
            cell201(cell, features);
        } else if (arch instanceof OneShot oneShot) {
            cell101(oneShot.cell(), features);
        } else if (arch instanceof Cell101 cell) {
            cell101(cell, features);
        } else if (arch instanceof GenotypeSize size) {
            size.channels().forEach(c -> features.add(Math.log(c)));
            size.channels().forEach(c -> features.add((double) c));
        } else {
            choices(space.encode(arch), space, features);
        }
        features.add(Math.log1p(PathCost.of(arch)));
        return features.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void cell201(Genotype201 cell, List<Double> features) {
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
    }

    private static int kind(Op201 op) {
        return op.ordinal() - 1;
    }

    private static void cell101(Cell101 cell, List<Double> features) {
        double[] counts = new double[Op101.values().length];
        cell.ops().forEach(op -> counts[op.ordinal()]++);
        add(features, counts);
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

    /** One number for each option: whether it was chosen. */
    private static void choices(int[] chosen, SearchSpace space, List<Double> features) {
        for (int g = 0; g < chosen.length; g++) {
            for (int k = 0; k < space.groups().get(g).width(); k++) {
                features.add(chosen[g] == k ? 1.0 : 0.0);
            }
        }
    }

    private static void add(List<Double> features, double[] numbers) {
        for (double n : numbers) {
            features.add(n);
        }
    }
}
