package assay.core.space.bench101;

/**
 * Directed acyclic graphs of at most 7 vertices as the bits of an int: the edge x to y (x &lt; y) is bit {@code x + y(y-1)/2},
 * as NAS-Bench-101 numbers them. The bits of a graph do not depend on how many vertices it has.
 */
final class Dag101 {
    static final int MAX_VERTICES = 7;
    static final int MAX_EDGES = 9;

    private Dag101() {}

    /** The largest number of edges among this many vertices. */
    static int possibleEdges(int vertices) {
        return vertices * (vertices - 1) / 2;
    }

    /** The bit of the edge from x to y; x is the smaller one. */
    static int bit(int x, int y) {
        return 1 << (x + possibleEdges(y));
    }

    static boolean has(int edges, int x, int y) {
        return (edges & bit(x, y)) != 0;
    }

    /** The sources of the edges into y, as a set of bits 0..y-1. */
    static int parents(int edges, int y) {
        return edges >>> possibleEdges(y) & (1 << y) - 1;
    }

    /** The targets of the edges from x, as a set of bits x+1..n-1. */
    static int children(int edges, int vertices, int x) {
        int set = 0;
        for (int y = x + 1; y < vertices; y++) {
            set |= (edges >>> (x + possibleEdges(y)) & 1) << y;
        }
        return set;
    }

    /** The vertices on some path from the first to the last, as a set; empty if no path joins them. */
    static int onPaths(int edges, int vertices) {
        int forward = 1;
        for (int y = 1; y < vertices; y++) {
            if ((parents(edges, y) & forward) != 0) {
                forward |= 1 << y;
            }
        }
        int backward = 1 << vertices - 1;
        for (int y = vertices - 1; y > 0; y--) {
            if ((backward >>> y & 1) != 0) {
                backward |= parents(edges, y);
            }
        }
        boolean joined = (forward >>> vertices - 1 & 1) != 0;
        return joined ? forward & backward : 0;
    }

    /** The graph with only the vertices in {@code keep}, renumbered in their order. */
    static int induced(int edges, int vertices, int keep) {
        int result = 0;
        int row = 0;
        for (int y = 0; y < vertices; y++) {
            if ((keep >>> y & 1) != 0) {
                int column = 0;
                for (int x = 0; x < y; x++) {
                    if ((keep >>> x & 1) != 0) {
                        result |= has(edges, x, y) ? bit(column, row) : 0;
                        column++;
                    }
                }
                row++;
            }
        }
        return result;
    }

    /** The strict upper triangle, row by row, as characters 0 and 1. */
    static String upperTriangle(int edges, int vertices) {
        StringBuilder text = new StringBuilder(possibleEdges(vertices));
        for (int x = 0; x < vertices; x++) {
            for (int y = x + 1; y < vertices; y++) {
                text.append(has(edges, x, y) ? '1' : '0');
            }
        }
        return text.toString();
    }
}
