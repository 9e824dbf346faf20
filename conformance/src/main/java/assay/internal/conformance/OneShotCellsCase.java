package assay.internal.conformance;

import assay.core.space.bench101.OneShot;
import assay.core.space.bench101.OneShotSpace;
import assay.core.space.bench101.Op101;
import assay.internal.conformance.check.Check;
import assay.internal.conformance.check.Fields;
import assay.internal.conformance.check.NamedCase;
import assay.internal.conformance.check.Tolerance;
import assay.supernet.search.draw.Groups;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The architectures that the published derivation gives for further architecture tensors: operations, sorted parents of
 * every vertex, and the graph without loose ends in 7 vertices (spaces 1 and 2 with their empty dummy vertex).
 */
record OneShotCellsCase(Fields top, String name, OneShotSpace space) implements NamedCase {
    /** Vertices of the file's adjacency matrices. */
    private static final int VERTICES = 7;

    @Override
    public void replay(String backend, Check check) {
        List<Fields> list = top.objects(name);
        for (int i = 0; i < list.size(); i++) {
            compare(list.get(i), "[" + i + "]", check);
        }
    }

    private void compare(Fields entry, String at, Check check) {
        Groups groups = Groups.of(space);
        OneShot found = space.derive(groups.softmax(OneShotCase.alpha(entry, space)));
        check.list(
                "operations" + at,
                Tolerance.COUNT,
                codes(entry, entry.texts("operations")),
                found.ops().stream().mapToDouble(Op101::ordinal).toArray());
        Fields parents = entry.object("parents");
        for (int v = 1; v <= space.output(); v++) {
            double[] ours =
                    found.parents(v).stream().mapToDouble(Integer::doubleValue).toArray();
            check.list(
                    "parents" + at + "[" + v + "]",
                    Tolerance.COUNT,
                    parents.numbers(Integer.toString(v), ours.length),
                    ours);
        }
        check.list(
                "adjacency_without_loose_ends" + at,
                Tolerance.COUNT,
                flat(entry.rows("adjacency_without_loose_ends", VERTICES)),
                adjacency(found));
    }

    private static double[] codes(Fields entry, List<String> operations) {
        List<Double> codes = new ArrayList<>();
        for (String text : operations) {
            codes.add((double) Op101.of(text)
                    .orElseThrow(() ->
                            entry.refused(entry.place("operations"), "an operation of NAS-Bench-101", "'" + text + "'"))
                    .ordinal());
        }
        return codes.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Walks back from the output; blocks keep their numbers, the output is the last vertex. */
    private static double[] adjacency(OneShot cell) {
        int output = cell.space().output();
        boolean[] used = new boolean[output + 1];
        used[output] = true;
        double[] matrix = new double[VERTICES * VERTICES];
        for (int v = output; v > 0; v--) {
            if (used[v]) {
                for (int parent : cell.parents(v)) {
                    used[parent] = true;
                    matrix[parent * VERTICES + (v == output ? VERTICES - 1 : v)] = 1;
                }
            }
        }
        return matrix;
    }

    private static double[] flat(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }
}
