package assay.core.space.bench101;

import java.util.ArrayList;
import java.util.List;

/**
 * All NAS-Bench-101 cells in the official order ({@code generate_graph.py} of google-research/nasbench): vertices from 2 to 7,
 * then the bits of the edges as a number, then the operations, with the last vertex fastest. Only the first of several
 * isomorphic cells is listed; it is the one that was trained.
 *
 * <p>The official program hashes every labelled graph and keeps those whose hash is new. Here no hash is needed: a graph is the
 * first of its class if no {@link Renumbering101} turns it into a smaller graph. A labelling is the first if no renumbering
 * that keeps the graph turns it into a smaller labelling.
 */
final class Enumeration101 {
    /** How many distinct cells there are. */
    static final int CELLS = 423_624;

    private final int[] packed = new int[CELLS];
    private int size;
    private int matrices;
    private int labelled;

    Enumeration101() {
        for (int n = 2; n <= Dag101.MAX_VERTICES; n++) {
            for (int edges = 0; edges < 1 << Dag101.possibleEdges(n); edges++) {
                if (Integer.bitCount(edges) <= Dag101.MAX_EDGES && full(edges, n)) {
                    matrices++;
                    labelled += power3(n - 2);
                    add(edges, n);
                }
            }
        }
        if (size != CELLS) {
            throw new IllegalStateException("NAS-Bench-101: expected " + CELLS + " cells, found " + size);
        }
    }

    /** All cells as {@link Packed101}, ascending. */
    int[] packed() {
        return packed;
    }

    /** How many graphs there are without operations. */
    int matrices() {
        return matrices;
    }

    /** How many graphs with operations there are, with isomorphic ones. */
    int labelled() {
        return labelled;
    }

    static int power3(int exponent) {
        int power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 3;
        }
        return power;
    }

    private void add(int edges, int n) {
        List<Renumbering101> automorphisms = new ArrayList<>(2);
        for (Renumbering101 renumbering : Renumbering101.ofVertices(n)) {
            int other = renumbering.edges(edges);
            if (other >= 0 && other < edges) {
                return;
            }
            if (other == edges) {
                automorphisms.add(renumbering);
            }
        }
        int codes = power3(n - 2);
        for (int code = 0; code < codes; code++) {
            if (automorphisms.size() == 1 || first(code, automorphisms)) {
                packed[size++] = Packed101.pack(edges, n, code);
            }
        }
    }

    private static boolean first(int code, List<Renumbering101> automorphisms) {
        for (Renumbering101 automorphism : automorphisms) {
            if (automorphism.code(code) < code) {
                return false;
            }
        }
        return true;
    }

    /** Whether every vertex but the last has a child and every vertex but the first has a parent: then all lie on paths. */
    private static boolean full(int edges, int n) {
        for (int v = 0; v < n; v++) {
            if ((v > 0 && Dag101.parents(edges, v) == 0) || (v < n - 1 && Dag101.children(edges, n, v) == 0)) {
                return false;
            }
        }
        return true;
    }
}
