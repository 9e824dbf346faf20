package assay.core.space.text;

import assay.core.space.Genotype;
import assay.core.space.GenotypeException;
import assay.core.space.bench201.Genotype201;
import assay.core.space.bench201.Op201;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The official string of a NAS-Bench-201 cell, also with blanks, line breaks, missing or additional bars, in {@code
 * Structure(...)} of AutoDL-Projects, and inside a line of a log. Edges into one node may be in any order: each names its
 * source.
 */
final class String201 implements Notation {
    private static final Pattern EDGE = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)\\s*~\\s*([0-9]+)");
    /** The characters that may stand directly before the first bar and after the last bar in a line of a log. */
    private static final String AROUND = "()[]{}=:,;.'\"`>";

    private static final int[] FIRST_EDGE = {0, 1, 3};

    @Override
    public String name() {
        return "the official string";
    }

    @Override
    public String example() {
        return "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_3x3~2|";
    }

    @Override
    public boolean claims(Written written) {
        return written.stripped().startsWith("|")
                || written.text().indexOf('~') >= 0 && written.literal().isEmpty();
    }

    @Override
    public Genotype read(Written written) {
        String text = written.text();
        Matcher edge = EDGE.matcher(text);
        Op201[] edges = new Op201[Genotype201.EDGES];
        int node = 0;
        int end = -1;
        while (edge.find()) {
            if (end < 0) {
                if (!alone(text, edge.start() - 1, -1)) {
                    throw wrong(text, 0, "'|'");
                }
            } else {
                node += between(text, end, edge.start());
            }
            end = edge.end();
            put(edges, node, edge, text);
        }
        if (end < 0) {
            throw wrong(text, Math.max(0, text.indexOf('|')), "OPERATION~NODE, as nor_conv_3x3~0");
        }
        for (int e = 0; e < edges.length; e++) {
            if (edges[e] == null) {
                throw wrong(
                        text,
                        end,
                        "an operation on the edge " + Genotype201.target(e) + "<-" + Genotype201.source(e)
                                + " (three nodes joined by '+', with 1, 2 and 3 edges)");
            }
        }
        if (!alone(text, end, 1)) {
            throw wrong(text, end, "'|' and the end of the cell");
        }
        return new Genotype201(List.of(edges));
    }

    @Override
    public Optional<String> write(Genotype genotype) {
        return Optional.of(genotype.text());
    }

    private static void put(Op201[] edges, int node, Matcher edge, String text) {
        Op201 op = Names201.op(edge.group(1))
                .orElseThrow(
                        () -> new GenotypeException(edge.start() + 1, Names201.expected(), "'" + edge.group(1) + "'"));
        if (node >= FIRST_EDGE.length) {
            throw wrong(text, edge.start(), "the end of the cell after three nodes");
        }
        int source = edge.group(2).length() == 1 ? edge.group(2).charAt(0) - '0' : Integer.MAX_VALUE;
        if (source > node) {
            throw wrong(text, edge.start(2), "an edge from " + (node == 0 ? "node 0" : "one of nodes 0.." + node));
        }
        if (edges[FIRST_EDGE[node] + source] != null) {
            throw wrong(text, edge.start(), "each edge into a node once");
        }
        edges[FIRST_EDGE[node] + source] = op;
    }

    /** Whether only bars and blanks, and then another word or nothing, stand beside the cell in this direction. */
    private static boolean alone(String text, int from, int step) {
        boolean blank = false;
        for (int i = from; i >= 0 && i < text.length(); i += step) {
            char c = text.charAt(i);
            if (c != '|' && !Character.isWhitespace(c)) {
                return c != '+' && (blank || AROUND.indexOf(c) >= 0);
            }
            blank |= c != '|';
        }
        return true;
    }

    /** How many nodes end between two edges: 0 or 1. */
    private static int between(String text, int from, int to) {
        int plus = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '+') {
                plus++;
            } else if (c != '|' && !Character.isWhitespace(c)) {
                throw wrong(text, i, plus == 0 ? "'|' or '+'" : "'|'");
            }
            if (plus > 1) {
                throw wrong(text, i, "one '+' between two nodes");
            }
        }
        return plus;
    }

    private static GenotypeException wrong(String text, int at, String expected) {
        String rest = text.substring(at);
        String found =
                rest.isBlank() ? "the end of the text" : rest.length() > 24 ? rest.substring(0, 24) + "..." : rest;
        return new GenotypeException(at + 1, expected, rest.isBlank() ? found : "'" + found + "'");
    }
}
