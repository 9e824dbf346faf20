package assay.core.space.bench101;

import assay.core.space.GenotypeException;
import java.util.ArrayList;
import java.util.List;

/** Reads {@link OneShot#text()} and remembers the column for the message. */
final class OneShotText {
    static final String OUTPUT = "out";

    private final OneShotSpace space;
    private final String text;
    private int at;

    OneShotText(OneShotSpace space, String text) {
        this.space = space;
        this.text = text;
    }

    OneShot read() {
        List<Op101> ops = new ArrayList<>();
        List<List<Integer>> parents = new ArrayList<>();
        for (int v = 1; v <= space.blocks(); v++) {
            ops.add(operation());
            parents.add(parents(v));
            expect(" ");
        }
        expect(OUTPUT);
        parents.add(parents(space.output()));
        if (at < text.length()) {
            throw wrong("the end of the text");
        }
        return new OneShot(space, ops, parents);
    }

    private Op101 operation() {
        int stop = Math.max(at, text.indexOf('(', at));
        return Op101.of(text.substring(at, stop))
                .map(op -> {
                    at = stop;
                    return op;
                })
                .orElseThrow(() -> wrong("one of mp|c3|c1"));
    }

    /** {@code (p,q)}: the parents of {@code vertex}, ascending, each smaller than it. */
    private List<Integer> parents(int vertex) {
        List<Integer> parents = new ArrayList<>();
        int count = space.parentCount(vertex);
        int lowest = 0;
        expect("(");
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                expect(",");
            }
            int highest = vertex - count + i;
            int parent = at < text.length() ? text.charAt(at) - '0' : -1;
            if (parent < lowest || parent > highest) {
                throw wrong("a parent " + (lowest == highest ? "" : lowest + "..") + highest + " of vertex " + vertex
                        + ", which has " + count + " in ascending order");
            }
            parents.add(parent);
            lowest = parent + 1;
            at++;
        }
        expect(")");
        return parents;
    }

    private void expect(String piece) {
        if (!text.startsWith(piece, at)) {
            throw wrong("'" + piece + "'");
        }
        at += piece.length();
    }

    private GenotypeException wrong(String expected) {
        String rest = text.substring(at);
        String found = rest.isEmpty()
                ? "the end of the text"
                : "'" + (rest.length() > 24 ? rest.substring(0, 24) + "..." : rest) + "'";
        return new GenotypeException(at + 1, expected, found);
    }
}
