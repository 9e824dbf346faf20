package assay.core.space.bench101;

import java.util.ArrayList;
import java.util.List;

/**
 * A way to renumber the vertices between input and output. Two cells are isomorphic if a renumbering turns one into the other.
 * Isomorphic cells have the same official hash. In this space cells with the same hash are also isomorphic: there are as many
 * hashes as isomorphism classes, as the enumeration's digest shows.
 */
final class Renumbering101 {
    private static final List<List<Renumbering101>> OF_VERTICES = all();

    private final int[] target;

    /** @param target the new number of every vertex */
    private Renumbering101(int[] target) {
        this.target = target;
    }

    /** All renumberings of n vertices, with the identity: (n-2)!. */
    static List<Renumbering101> ofVertices(int vertices) {
        return OF_VERTICES.get(vertices);
    }

    /** The edges under the new numbers; -1 if one of them would go from a higher to a lower vertex. */
    int edges(int edges) {
        int result = 0;
        for (int y = 1; y < target.length; y++) {
            for (int parents = Dag101.parents(edges, y); parents != 0; parents &= parents - 1) {
                int x = target[Integer.numberOfTrailingZeros(parents)];
                if (x > target[y]) {
                    return -1;
                }
                result |= Dag101.bit(x, target[y]);
            }
        }
        return result;
    }

    /** The operations, digits in base 3, under the new numbers. */
    int code(int code) {
        int last = target.length - 2;
        int result = 0;
        int rest = code;
        for (int v = last; v > 0; v--, rest /= 3) {
            result += rest % 3 * Enumeration101.power3(last - target[v]);
        }
        return result;
    }

    /** The first cell of the enumeration that is isomorphic to this one, packed. */
    static int first(Cell101 cell) {
        int packed = Packed101.pack(cell);
        int first = packed;
        for (Renumbering101 renumbering : ofVertices(cell.vertices())) {
            int edges = renumbering.edges(cell.edges());
            if (edges >= 0) {
                int other = Packed101.pack(edges, cell.vertices(), renumbering.code(Packed101.code(packed)));
                first = Math.min(first, other);
            }
        }
        return first;
    }

    private static List<List<Renumbering101>> all() {
        List<List<Renumbering101>> all = new ArrayList<>();
        for (int n = 0; n <= Dag101.MAX_VERTICES; n++) {
            List<Renumbering101> of = new ArrayList<>();
            if (n >= 2) {
                int[] target = new int[n];
                target[n - 1] = n - 1;
                fill(target, 1, 1 | 1 << n - 1, of);
            }
            all.add(of);
        }
        return all;
    }

    private static void fill(int[] target, int v, int used, List<Renumbering101> all) {
        if (v == target.length - 1) {
            all.add(new Renumbering101(target.clone()));
            return;
        }
        for (int t = 1; t < target.length - 1; t++) {
            if ((used >>> t & 1) == 0) {
                target[v] = t;
                fill(target, v + 1, used | 1 << t, all);
            }
        }
    }
}
