package assay.core.space.bench101;

import assay.core.space.GenotypeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Reads NAS-Bench-101 graphs: {@code ADJACENCY:OPERATIONS}. Columns count from 1 over the whole text, colon included. */
final class Cell101Text {
    private static final String NAMES =
            Arrays.stream(Op101.values()).map(Op101::token).collect(Collectors.joining("|"));
    private static final String LENGTHS =
            "an upper triangle (1, 3, 6, 10, 15 or 21 characters 0 and 1) or a full matrix"
                    + " (4, 9, 16, 25, 36 or 49) of 2 to 7 vertices";

    private Cell101Text() {}

    static Cell101 parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            parseEdges(text);
            throw new GenotypeException(
                    text.length() + 1, "':' and the operations (such as c3;mp)", "the end of the text");
        }
        return parse(text.substring(0, colon), text.substring(colon + 1));
    }

    static Cell101 parse(String adjacency, String operations) {
        int edges = parseEdges(adjacency);
        int vertices = vertices(adjacency.length());
        return Cell101.pruned(edges, parseOps(operations, vertices, adjacency.length() + 2));
    }

    /**
     * The number of vertices that this many characters describe, or 0. 36 characters are a full matrix, because 9 vertices are
     * too many.
     */
    private static int vertices(int characters) {
        for (int n = 2; n <= Dag101.MAX_VERTICES; n++) {
            if (characters == Dag101.possibleEdges(n) || characters == n * n) {
                return n;
            }
        }
        return 0;
    }

    private static int parseEdges(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '0' && text.charAt(i) != '1') {
                throw new GenotypeException(i + 1, "0 or 1", "'" + text.charAt(i) + "'");
            }
        }
        int n = vertices(text.length());
        if (n == 0) {
            throw new GenotypeException(1, LENGTHS, text.length() + " characters");
        }
        return text.length() == n * n ? fullMatrix(text, n) : upperTriangle(text, n);
    }

    private static int upperTriangle(String text, int n) {
        int edges = 0;
        int at = 0;
        for (int x = 0; x < n; x++) {
            for (int y = x + 1; y < n; y++) {
                edges |= text.charAt(at++) == '1' ? Dag101.bit(x, y) : 0;
            }
        }
        return edges;
    }

    private static int fullMatrix(String text, int n) {
        int edges = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '1') {
                if (i / n >= i % n) {
                    throw new GenotypeException(
                            i + 1,
                            "edges from lower to higher vertices alone (an upper triangular matrix)",
                            "one from " + i / n + " to " + i % n);
                }
                edges |= Dag101.bit(i / n, i % n);
            }
        }
        return edges;
    }

    /** @param column where the operations begin */
    private static List<Op101> parseOps(String text, int vertices, int column) {
        List<Op101> ops = new ArrayList<>();
        int end = text.length();
        int at = 0;
        if (text.equals("input") || text.startsWith("input,") || text.startsWith("input;")) {
            if (!text.endsWith(",output") && !text.endsWith(";output")) {
                throw new GenotypeException(
                        column + end, "'output' as the last operation ('input' is the first)", "the end of the text");
            }
            at = "input,".length();
            end -= ",output".length();
        }
        while (at < end) {
            int stop = at;
            while (stop < end && text.charAt(stop) != ';' && text.charAt(stop) != ',') {
                stop++;
            }
            String name = text.substring(at, stop);
            int here = column + at;
            if (ops.size() == vertices - 2) {
                throw new GenotypeException(here, countOf(vertices), "one more");
            }
            ops.add(Op101.of(name).orElseThrow(() -> new GenotypeException(here, "one of " + NAMES, quote(name))));
            at = stop + 1;
            if (at == end) {
                throw new GenotypeException(column + at, "one of " + NAMES, "the end of the text");
            }
        }
        if (ops.size() != vertices - 2) {
            throw new GenotypeException(column + end, countOf(vertices), Integer.toString(ops.size()));
        }
        return ops;
    }

    private static String countOf(int vertices) {
        return (vertices - 2) + " operations (the adjacency has " + vertices + " vertices)";
    }

    private static String quote(String s) {
        return "'" + (s.length() > 24 ? s.substring(0, 24) + "..." : s) + "'";
    }
}
