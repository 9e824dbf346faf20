package assay.internal.reports.drawing;

import assay.internal.reports.svg.Path;
import assay.internal.reports.svg.Svg;
import java.util.List;

/**
 * A cell whose nodes have any number of incoming edges: a staircase from its inputs down to its output. From each state a line
 * goes down; from it lines go right, through the operation, into the node that they end at. Nothing lies over anything else,
 * however many edges there are.
 *
 * @param name a text for readers who cannot see the drawing
 * @param inputs names of the states that exist before the nodes
 * @param first what the first node is called
 * @param nodes the edges into each node
 * @param output the states that are concatenated: inputs come first, then nodes
 */
record CellGraph(String name, List<String> inputs, int first, List<List<Edge>> nodes, List<Integer> output) {
    private static final double ROW = 24;
    private static final double GAP = 12;
    private static final double STEP = 132;
    private static final double CHIP = 88;
    private static final double R = 12;
    private static final double LEFT = 34;
    private static final double INPUT_STEP = 52;

    /**
     * One edge into a node.
     *
     * @param from the state that it reads
     * @param css class of its operation's colour
     */
    public record Edge(int from, String label, String css) {}

    public CellGraph {
        inputs = List.copyOf(inputs);
        nodes = nodes.stream().map(List::copyOf).toList();
        output = List.copyOf(output);
    }

    public Svg draw() {
        Svg svg = new Svg(x(states()) + 46, top(nodes.size() + 1), name);
        for (int node = 0; node < nodes.size(); node++) {
            List<Edge> edges = nodes.get(node);
            for (int e = 0; e < edges.size(); e++) {
                edge(svg, node, edges.get(e), top(node) + ROW * (e + 0.5));
            }
        }
        concatenation(svg);
        for (int state = 0; state < states(); state++) {
            boolean input = state < inputs.size();
            String text = input ? inputs.get(state) : Integer.toString(first + state - inputs.size());
            svg.circle(x(state), y(state), R, "node", "").text(x(state), y(state) + 4, "mid ink num", text);
        }
        svg.circle(x(states()), y(states()), R, "node", "");
        svg.text(x(states()), y(states()) + 4, "mid ink", "out");
        return svg;
    }

    private int states() {
        return inputs.size() + nodes.size();
    }

    private double x(int state) {
        int node = state - inputs.size();
        return node < 0 ? LEFT + INPUT_STEP * state : LEFT + INPUT_STEP * (inputs.size() - 1) + STEP * (node + 1);
    }

    /** The beginning of a node's band; the output's band comes after the last node. */
    private double top(int node) {
        double top = 2 * R + 14;
        for (int i = 0; i < node; i++) {
            top += height(i) + GAP;
        }
        return top;
    }

    private double height(int node) {
        return ROW * (node < nodes.size() ? Math.max(1, nodes.get(node).size()) : 1);
    }

    private double y(int state) {
        int node = state - inputs.size();
        return node < 0 ? R + 4 : top(node) + height(node) / 2;
    }

    /** The line down from its state, right into the operation, and to its node. */
    private void edge(Svg svg, int node, Edge e, double row) {
        int target = node + inputs.size();
        double chip = x(target) - R - 22 - CHIP;
        Path from = new Path().move(x(e.from()), y(e.from()) + R + 1);
        svg.open("zero").path(from.upright(row).across(chip), "edge", "").close();
        svg.open(e.css());
        double y = y(target);
        Path in = new Path().move(chip + CHIP, row);
        svg.path(in.line(x(target) - R - 2, y + (row - y) * 0.25), "edge", "");
        svg.rect(chip, row - 9, CHIP, 18, "chip").close();
        svg.text(chip + CHIP / 2, row + 4, "ink mid", e.label());
    }

    private void concatenation(Svg svg) {
        double row = y(states());
        svg.open("zero");
        for (int state : output) {
            Path path = new Path().move(x(state), y(state) + R + 1).upright(row);
            svg.path(path.across(x(states()) - R - 2), "edge", "");
        }
        svg.close();
    }
}
