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
 * {@link EpochRecord#CHILD_ERROR}: the error of the derived architecture alone in the supernet, with its weights and on the
 * images that {@link SupernetError} sees. The gap between the two is what discretisation costs (DATA, Tables 2 and 8, which do
 * not train the child anew either). Options that the architecture has weigh one, and so do edges where a relaxation weighs
 * them; the edges that it has not are left out.
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
        SearchSpace space = now.learnt().space();
        Groups groups = Groups.of(space);
        Draw path = Draw.path(groups, chosen(groups, space.options(now.learnt().mode())));
        int weights = now.search().relax().weights(groups);
        into.put(EpochRecord.CHILD_ERROR, now.error(weights == groups.size() ? path : wholeEdges(path, weights)));
    }

    /** The places, within each group, of the options that an architecture has; of edges that it has not there are none. */
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
