package assay.internal.supernet.search.diagnose;

import assay.core.error.UsageException;
import assay.core.run.EpochRecord;
import assay.core.setting.Whole;
import assay.core.space.SearchSpace;
import assay.internal.supernet.search.step.Diagnostic;
import assay.internal.supernet.search.step.Inspection;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * {@link EpochRecord#CHILD_ERROR}: the error of the derived architecture alone in the supernet, with its weights and on the
 * images that {@link SupernetError} sees. The gap between the two is what discretisation costs (DATA, Tables 2 and 8; there
 * the child is trained anew). Weights of edges, where a relaxation has such, are one.
 */
public record ChildError(int every) implements Diagnostic {
    private static final Whole EVERY = DiagnosticKind.every(1);

    static final DiagnosticKind KIND = new DiagnosticKind(
            "child",
            "validation error of the derived architecture within the supernet; one pass over the images",
            List.of(EVERY),
            values -> new ChildError(EVERY.in(values)));

    /** The space's supernet must weigh one option of each decision, so that an architecture is a choice of weights. */
    @Override
    public void check(SearchSpace space) {
        if (!space.alphas().equals(space.groups())) {
            throw new UsageException(
                    "diagnostics.child: expected a space whose cells are one operation per edge, found " + space.name()
                            + ". Leave it out; 'assay correlate' judges that space's cells in the supernet.");
        }
    }

    @Override
    public void measure(Inspection now, Map<String, Double> into) {
        SearchSpace space = now.learnt().space();
        check(space);
        Groups groups = Groups.of(space);
        int[][] chosen = Arrays.stream(space.encode(now.learnt().mode()))
                .mapToObj(option -> new int[] {option})
                .toArray(int[][]::new);
        Draw path = Draw.path(groups, chosen);
        int weights = now.search().relax().weights(groups);
        into.put(EpochRecord.CHILD_ERROR, now.error(weights == groups.size() ? path : wholeEdges(path, weights)));
    }

    private static Draw wholeEdges(Draw path, int weights) {
        double[] w = Arrays.copyOf(path.weights(), weights);
        Arrays.fill(w, path.weights().length, weights, 1);
        return new Draw() {
            @Override
            public double[] weights() {
                return w;
            }

            @Override
            public boolean off(int option) {
                return w[option] == 0;
            }

            @Override
            public double[] pullBack(double[] grad) {
                return new double[w.length];
            }
        };
    }
}
