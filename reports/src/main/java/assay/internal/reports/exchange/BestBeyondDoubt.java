package assay.internal.reports.exchange;

import assay.internal.core.stats.Summary;
import assay.internal.reports.document.Block.Column;
import assay.internal.reports.document.Block.Grid;
import assay.internal.reports.document.Block.Row;
import assay.internal.reports.study.Measure;
import assay.internal.reports.study.Significance;
import assay.internal.reports.study.Significance.Pair;
import assay.internal.reports.study.Significance.Verdict;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.Study.Method;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which method is the best of a measure beyond doubt: the report's own tests tell it from every other one. */
final class BestBeyondDoubt {
    private final Map<String, String> best = new HashMap<>();

    BestBeyondDoubt(Study study) {
        for (Measure measure : study.measures()) {
            List<Method> methods = study.methods().stream()
                    .filter(m -> study.found(m, measure).length > 0)
                    .toList();
            methods.stream()
                    .max(Comparator.comparingDouble(
                            m -> Summary.of(study.found(m, measure)).mean()))
                    .filter(m -> methods.size() > 1 && isToldFromAll(study, m, measure, methods.size() - 1))
                    .ifPresent(m -> best.put(measure.label(), m.name()));
        }
    }

    private static boolean isToldFromAll(Study study, Method method, Measure measure, int others) {
        List<Pair> pairs = Significance.of(study, measure).pairs().stream()
                .filter(p -> p.first().equals(method) || p.second().equals(method))
                .toList();
        return pairs.size() == others && pairs.stream().allMatch(p -> p.verdict() == Verdict.DIFFERENT);
    }

    /** Whether the cell of this row and column is the best one beyond doubt. */
    boolean is(Row row, Column column) {
        String method = best.get(column.full());
        return method != null && row.cells().get(0).text().equals(method);
    }

    /** Whether the table has a column in which there could be one. */
    boolean speaksOf(Grid grid, Study study) {
        return grid.rows().stream().flatMap(r -> r.cells().stream()).anyMatch(c -> c.strong())
                && grid.columns().stream().anyMatch(c -> study.measures().stream()
                        .anyMatch(m -> m.label().equals(c.full())));
    }
}
