package assay.core.space.bench101;

import java.util.Arrays;
import java.util.List;

/**
 * A pruned NAS-Bench-101 cell in one int: 3 bits of vertices, 21 of edges, 8 of operations (digits in base 3, the last vertex
 * the lowest). Their order as signed numbers is the order of the official enumeration.
 */
final class Packed101 {
    private static final List<Op101> OPS = List.of(Op101.values());
    private static final int EDGE_BITS = 21;
    private static final int CODE_BITS = 8;

    private Packed101() {}

    static int pack(int edges, int vertices, int code) {
        return (vertices - 2 << EDGE_BITS + CODE_BITS | edges << CODE_BITS | code) ^ Integer.MIN_VALUE;
    }

    static int pack(Cell101 cell) {
        int code = 0;
        for (Op101 op : cell.ops()) {
            code = code * 3 + op.ordinal();
        }
        return pack(cell.edges(), cell.vertices(), code);
    }

    static int edges(int packed) {
        return packed >>> CODE_BITS & (1 << EDGE_BITS) - 1;
    }

    static int vertices(int packed) {
        return ((packed ^ Integer.MIN_VALUE) >>> EDGE_BITS + CODE_BITS) + 2;
    }

    static int code(int packed) {
        return packed & (1 << CODE_BITS) - 1;
    }

    /** The ordinals of the operations. */
    static int[] labels(int packed) {
        int[] labels = new int[vertices(packed) - 2];
        int rest = code(packed);
        for (int i = labels.length - 1; i >= 0; i--, rest /= 3) {
            labels[i] = rest % 3;
        }
        return labels;
    }

    static Cell101 cell(int packed) {
        return new Cell101(
                edges(packed), Arrays.stream(labels(packed)).mapToObj(OPS::get).toList());
    }
}
