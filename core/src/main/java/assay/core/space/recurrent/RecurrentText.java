package assay.core.space.recurrent;

import assay.core.space.GenotypeException;
import assay.internal.core.text.TextScan;
import java.util.ArrayList;
import java.util.List;

/** Reads {@link GenotypeRecurrent#text()}. */
final class RecurrentText {
    private final TextScan scan;
    private final List<List<GenotypeRecurrent.Edge>> nodes = new ArrayList<>();

    RecurrentText(String text) {
        scan = new TextScan(text);
    }

    GenotypeRecurrent read() {
        do {
            if (nodes.size() == GenotypeRecurrent.MOST_NODES) {
                throw scan.wrong("at most " + GenotypeRecurrent.MOST_NODES + " nodes");
            }
            nodes.add(node());
        } while (scan.take("|"));
        scan.expect("[");
        List<Integer> concat = new ArrayList<>();
        int lowest = 0;
        do {
            concat.add(state(lowest, nodes.size()));
            lowest = concat.get(concat.size() - 1) + 1;
        } while (scan.take("."));
        scan.expect("]");
        scan.end();
        return new GenotypeRecurrent(nodes, concat);
    }

    private List<GenotypeRecurrent.Edge> node() {
        List<GenotypeRecurrent.Edge> edges = new ArrayList<>();
        if (scan.take("0")) {
            return edges;
        }
        do {
            OpRecurrent op = scan.named(OpRecurrent::ofToken, OpRecurrent.expected());
            scan.expect("~");
            edges.add(new GenotypeRecurrent.Edge(op, state(0, nodes.size())));
        } while (scan.take("+"));
        return edges;
    }

    /** A state that is computed. */
    private int state(int lowest, int highest) {
        int column = scan.column();
        int state = scan.number(lowest, highest, "a state");
        if (state > 0 && nodes.get(state - 1).isEmpty()) {
            throw new GenotypeException(column, "a node that has edges", "'" + state + "', which has none");
        }
        return state;
    }
}
