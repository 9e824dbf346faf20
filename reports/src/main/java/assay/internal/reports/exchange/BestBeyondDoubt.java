package assay.internal.reports.exchange;

import assay.internal.reports.document.Block.Column;
import assay.internal.reports.document.Block.Grid;
import assay.internal.reports.document.Block.Kind;
import assay.internal.reports.document.Block.Row;
import assay.internal.reports.study.Measure;
import assay.internal.reports.study.Significance;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.Study.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the method that is significantly better than every other one on a measure, by the report's own tests. */
final class BestBeyondDoubt {
    private final Map<String, String> best = new HashMap<>();

    BestBeyondDoubt(Study study) {
        for (Measure measure : study.measures()) {
            Significance.bestBeyondDoubt(study, measure).ifPresent(m -> best.put(measure.label(), m.name()));
        }
    }

    /** Whether the cell in this row and column belongs to such a method. */
    boolean is(Row row, Column column) {
        String method = best.get(column.full());
        return method != null && row.cells().get(0).text().equals(method);
    }

    /** Whether the table compares methods by a measure, so that there could be such a method. */
    boolean speaksOf(Grid grid, Study study) {
        List<String> methods = study.methods().stream().map(Method::name).toList();
        return methods.size() > 1
                && grid.rows().stream()
                        .anyMatch(r -> r.kind() == Kind.MAIN
                                && methods.contains(r.cells().get(0).text()))
                && grid.columns().stream().anyMatch(c -> study.measures().stream()
                        .anyMatch(m -> m.label().equals(c.full())));
    }
}
