package assay.core.space;

import java.util.List;

/**
 * A NAS-Bench-201 cell: the operations of its 6 edges in the official order 1&lt;-0, 2&lt;-0, 2&lt;-1, 3&lt;-0, 3&lt;-1, 3&lt;-2.
 */
public record Genotype201(List<Op201> edges) implements Genotype {
    /** Source node of each edge. */
    private static final int[] SOURCE = {0, 0, 1, 0, 1, 2};

    private static final int[] TARGET = {1, 2, 2, 3, 3, 3};

    public Genotype201 {
        edges = List.copyOf(edges);
        if (edges.size() != 6) {
            throw new IllegalArgumentException("NAS-Bench-201 cell: expected 6 edges, found " + edges.size());
        }
    }

    public static int source(int edge) {
        return SOURCE[edge];
    }

    public static int target(int edge) {
        return TARGET[edge];
    }

    /** {@code |op~0|+|op~0|op~1|+|op~0|op~1|op~2|}. */
    @Override
    public String text() {
        StringBuilder s = new StringBuilder(128);
        for (int e = 0; e < 6; e++) {
            s.append(e == 1 || e == 3 ? "|+|" : "|")
                    .append(edges.get(e).token())
                    .append('~')
                    .append(SOURCE[e]);
        }
        return s.append('|').toString();
    }

    @Override
    public String toString() {
        return text();
    }
}
