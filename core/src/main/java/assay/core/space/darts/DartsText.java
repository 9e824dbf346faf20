package assay.core.space.darts;

import assay.internal.core.text.TextScan;
import java.util.ArrayList;
import java.util.List;

/** Reads {@link GenotypeDarts#text()}. */
final class DartsText {
    private final TextScan scan;

    DartsText(String text) {
        scan = new TextScan(text);
    }

    GenotypeDarts read() {
        scan.expect("normal=");
        CellDarts normal = cell();
        scan.expect(";");
        scan.expect("reduce=");
        CellDarts reduce = cell();
        scan.end();
        return new GenotypeDarts(normal, reduce);
    }

    private CellDarts cell() {
        List<List<CellDarts.Edge>> nodes = new ArrayList<>();
        do {
            nodes.add(node(nodes.size() + 1));
        } while (scan.take("|"));
        scan.expect("[");
        List<Integer> concat = new ArrayList<>();
        int lowest = 2;
        do {
            concat.add(scan.number(lowest, nodes.size() + 1, "a state"));
            lowest = concat.get(concat.size() - 1) + 1;
        } while (scan.take("."));
        scan.expect("]");
        return new CellDarts(nodes, concat);
    }

    private List<CellDarts.Edge> node(int highest) {
        List<CellDarts.Edge> edges = new ArrayList<>();
        if (scan.take("0")) {
            return edges;
        }
        do {
            OpDarts op = OpDarts.read(scan);
            scan.expect("~");
            edges.add(new CellDarts.Edge(op, scan.number(0, highest, "an input")));
        } while (scan.take("+"));
        return edges;
    }
}
