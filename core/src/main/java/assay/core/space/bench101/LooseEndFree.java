package assay.core.space.bench101;

import assay.core.space.Combinations;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The architectures without loose ends that NAS-Bench-1Shot1's own generator yields ({@code
 * generate_adjacency_matrix_without_loose_ends}), in its order: the sets of the published analyses and of their files. It opens
 * the ancestors of one parent at a time. So it misses graphs in which two parents of the same vertex both need other vertices
 * opened: it finds 49 of 66, 65 of 190 and 234 of 876 pruned graphs.
 */
public final class LooseEndFree {
    /** The operations in the generator's order. */
    private static final List<Op101> OPERATIONS = List.of(Op101.CONV_1X1, Op101.CONV_3X3, Op101.MAX_POOL_3X3);

    private final OneShotSpace space;
    private final int vertices;
    private final List<Integer> matrices = new ArrayList<>();

    public LooseEndFree(OneShotSpace space) {
        this.space = space;
        vertices = space.output() + 1;
        open(0, space.output());
    }

    /** How many graphs there are; vertices are distinguishable. */
    public int matrices() {
        return matrices.size();
    }

    /** Every architecture, with its loose blocks pruned; isomorphic ones come more than once. */
    public List<Cell101> architectures() {
        List<Cell101> all = new ArrayList<>();
        for (int edges : matrices) {
            int used = Integer.bitCount(Dag101.onPaths(edges, vertices)) - 2;
            for (int code = 0; code < Enumeration101.power3(used); code++) {
                all.add(labelled(edges, code));
            }
        }
        return all;
    }

    /**
     * The same architectures in the same order with their place in the space: blocks keep their numbers. A block that the
     * architecture does not use is a loose end: a 1x1 convolution of the first parents that it can have.
     */
    public List<OneShot> oneShots() {
        List<OneShot> all = new ArrayList<>();
        for (int edges : matrices) {
            int used = Integer.bitCount(Dag101.onPaths(edges, vertices)) - 2;
            for (int code = 0; code < Enumeration101.power3(used); code++) {
                all.add(placed(edges, code));
            }
        }
        return all;
    }

    private OneShot placed(int edges, int code) {
        int keep = Dag101.onPaths(edges, vertices);
        List<Op101> ops = new ArrayList<>();
        List<List<Integer>> parents = new ArrayList<>();
        int rest = code;
        for (int v = 1; v <= space.output(); v++) {
            boolean used = (keep >>> v & 1) != 0;
            int present = Dag101.parents(edges, v);
            parents.add(
                    used
                            ? IntStream.range(0, v)
                                    .filter(p -> (present >>> p & 1) != 0)
                                    .boxed()
                                    .toList()
                            : space.combinations(v).get(0));
            if (v <= space.blocks()) {
                ops.add(used ? OPERATIONS.get(rest % 3) : Op101.CONV_1X1);
                rest = used ? rest / 3 : rest;
            }
        }
        return new OneShot(space, ops, parents);
    }

    /** The last digit of the code, which runs fastest, is the operation of the lowest used block. */
    private Cell101 labelled(int edges, int code) {
        int keep = Dag101.onPaths(edges, vertices);
        List<Op101> ops = new ArrayList<>();
        int rest = code;
        for (int v = 1; v <= space.blocks(); v++) {
            if ((keep >>> v & 1) != 0) {
                ops.add(OPERATIONS.get(rest % 3));
                rest /= 3;
            }
        }
        return new Cell101(Dag101.induced(edges, vertices, keep), ops);
    }

    private void open(int edges, int vertex) {
        if (complete(edges)) {
            matrices.add(edges);
            return;
        }
        if (vertex == 0) {
            return;
        }
        int present = Dag101.parents(edges, vertex);
        int left = space.parentCount(vertex) - Integer.bitCount(present);
        List<Integer> candidates = IntStream.range(0, vertex)
                .filter(p -> (present >>> p & 1) == 0)
                .boxed()
                .toList();
        for (List<Integer> parents : Combinations.of(candidates, left)) {
            int grown = edges;
            for (int parent : parents) {
                grown |= Dag101.bit(parent, vertex);
                open(grown, parent);
            }
        }
    }

    /** Whether every opened vertex has all its parents, only opened vertices are used, and the input is used. */
    private boolean complete(int edges) {
        int opened = 0;
        int using = 0;
        for (int v = 0; v < vertices; v++) {
            int parents = v == 0 ? 0 : Integer.bitCount(Dag101.parents(edges, v));
            if (parents > 0 && parents != space.parentCount(v)) {
                return false;
            }
            opened += parents > 0 ? 1 : 0;
            using += Dag101.children(edges, vertices, v) != 0 ? 1 : 0;
        }
        return opened == using
                && Dag101.children(edges, vertices, 0) != 0
                && Integer.bitCount(edges) <= Dag101.MAX_EDGES;
    }
}
