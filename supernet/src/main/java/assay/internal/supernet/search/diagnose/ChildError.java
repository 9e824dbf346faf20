package assay.internal.supernet.search.diagnose;

import assay.core.run.EpochRecord;
import assay.core.setting.Whole;
import assay.core.space.SearchSpace;
import assay.internal.supernet.search.step.Diagnostic;
import assay.internal.supernet.search.step.Inspection;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * {@link EpochRecord#CHILD_ERROR}: the error of the derived architecture alone within the supernet. It uses the weights of
 * the supernet and the same images as {@link SupernetError}. The difference between the two errors is the cost of
 * discretisation (DATA, Tables 2 and 8, where the child is not trained again either). Each option of the architecture has
 * weight one. If a relaxation has weights of edges, each edge of the architecture also has weight one; other edges are left
 * out.
 */
public record ChildError(int every) implements Diagnostic {
    private static final Whole EVERY = DiagnosticKind.every(1);

    static final DiagnosticKind KIND = new DiagnosticKind(
            "child",
            "validation error of the derived architecture within the supernet; one pass over the images",
            List.of(EVERY),
            values -> new ChildError(EVERY.in(values)));

    @Override
    public void measure(Inspection now, Map<String, Double> into) {
        into.put(EpochRecord.CHILD_ERROR, now.error(child(now)));
    }

    /** The derived architecture alone. */
    static Draw child(Inspection now) {
        SearchSpace space = now.learnt().space();
        Groups groups = Groups.of(space);
        Draw path = Draw.path(groups, chosen(groups, space.options(now.learnt().mode())));
        int weights = now.search().relax().weights(groups);
        return weights == groups.size() ? path : wholeEdges(path, weights);
    }

    /**
     * The places of the architecture's options within each group. For an edge that the architecture does not have, there are
     * none.
     */
    private static int[][] chosen(Groups groups, BitSet options) {
        return IntStream.range(0, groups.count())
                .mapToObj(g -> IntStream.range(0, groups.start()[g + 1] - groups.start()[g])
                        .filter(k -> options.get(groups.start()[g] + k))
                        .toArray())
                .toArray(int[][]::new);
    }

    private static Draw wholeEdges(Draw path, int weights) {
        double[] w = Arrays.copyOf(path.weights(), weights);
        Arrays.fill(w, path.weights().length, weights, 1);
        return Draw.fixed(w);
    }
}
