package assay.internal.bench1shot1.network;

import assay.core.space.bench101.Cell101;
import assay.core.space.bench101.Cost101;
import assay.core.space.bench101.Op101;
import assay.supernet.network.Norms;
import assay.supernet.network.Parameters;
import assay.supernet.tape.Piece;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Term;
import assay.supernet.tape.Var;
import assay.supernet.tensor.Channels;
import assay.supernet.tensor.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * One cell as NAS-Bench-101 builds it ({@code build_module} of google-research/nasbench). A vertex sums its parents and then
 * does its operation; a parent with one channel more loses its last one; the cell's input comes through a 1x1 projection.
 * The output concatenates the vertices that lead to it and adds a projection of the input if there is an edge from it.
 */
final class Module101 {
    private final Cell101 cell;
    private final List<Integer> channels;
    /** For vertices 1..n-1, the projection of the input; null without an edge from it. */
    private final ConvNormRelu[] projections;
    /** For vertices 1..n-2, the operation; null for pooling. */
    private final ConvNormRelu[] operations;

    /**
     * @param in channels of the input
     * @param out channels of the output
     */
    Module101(Parameters p, String prefix, Cell101 cell, int in, int out) {
        this.cell = cell;
        int n = cell.vertices();
        channels = Cost101.channels(cell, out);
        projections = new ConvNormRelu[n];
        operations = new ConvNormRelu[n];
        for (int v = 1; v < n; v++) {
            int c = channels.get(v);
            String vertex = prefix + ".vertex_" + v;
            if (cell.hasEdge(0, v)) {
                projections[v] = ConvNormRelu.of(p, vertex + ".proj", in, c, 1, Network101.MOMENTUM);
            }
            int kernel = v < n - 1 ? kernel(cell.ops().get(v - 1)) : 0;
            if (kernel > 0) {
                operations[v] = ConvNormRelu.of(p, vertex + ".op", c, c, kernel, Network101.MOMENTUM);
            }
        }
    }

    static int kernel(Op101 op) {
        return switch (op) {
            case CONV_3X3 -> 3;
            case CONV_1X1 -> 1;
            case MAX_POOL_3X3 -> 0;
        };
    }

    Var forward(Tape tape, Var x, Norms norms) {
        int n = cell.vertices();
        Var[] vertices = new Var[n];
        for (int v = 1; v < n - 1; v++) {
            Var sum = input(tape, x, v, vertices, norms);
            if (operations[v] == null) {
                vertices[v] = tape.maxPool(sum, Window.same(3));
                tape.outline().modules(vertices[v], 1);
            } else {
                vertices[v] = operations[v].forward(tape, sum, norms);
            }
        }
        return output(tape, x, vertices, norms);
    }

    private Var input(Tape tape, Var x, int v, Var[] vertices, Norms norms) {
        int c = channels.get(v);
        List<Term> terms = new ArrayList<>();
        for (int parent = 1; parent < v; parent++) {
            if (cell.hasEdge(parent, v)) {
                Var from = vertices[parent];
                terms.add(Term.plain(new Channels(from.value(), 0, c), from));
            }
        }
        if (projections[v] != null) {
            Var projected = projections[v].forward(tape, x, norms);
            if (terms.isEmpty()) {
                return projected;
            }
            terms.add(Term.plain(projected));
        }
        int[] s = x.value().shape();
        return tape.sum(terms, s[0], c, s[2], s[3]);
    }

    private Var output(Tape tape, Var x, Var[] vertices, Norms norms) {
        int last = cell.vertices() - 1;
        List<Piece> pieces = new ArrayList<>();
        for (int v = 1; v < last; v++) {
            if (cell.hasEdge(v, last)) {
                pieces.add(Piece.all(vertices[v]));
            }
        }
        if (pieces.isEmpty()) {
            return projections[last].forward(tape, x, norms);
        }
        Var joined = tape.channels(pieces);
        return projections[last] == null
                ? joined
                : tape.sum(
                        List.of(Term.plain(joined), Term.plain(projections[last].forward(tape, x, norms))),
                        joined.value().shape());
    }
}
