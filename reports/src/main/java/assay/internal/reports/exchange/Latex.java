package assay.internal.reports.exchange;

import assay.internal.reports.document.Block.Cell;
import assay.internal.reports.document.Block.Column;
import assay.internal.reports.document.Block.Grid;
import assay.internal.reports.document.Block.Kind;
import assay.internal.reports.document.Block.Row;
import assay.internal.reports.study.Significance;
import assay.internal.reports.study.Study;
import java.util.ArrayList;
import java.util.List;

/**
 * Tables for papers: with package booktabs, numbers in mathematics mode, and bold numbers only where the report's tests allow
 * it.
 */
final class Latex {
    private final Study study;
    private final BestBeyondDoubt separable;

    Latex(Study study) {
        this.study = study;
        this.separable = new BestBeyondDoubt(study);
    }

    /** One table as a file for {@code \input}. */
    String write(ShownTable table) {
        Grid grid = table.grid();
        StringBuilder out = new StringBuilder();
        out.append("% needs \\usepackage{booktabs}\n");
        out.append("\\begin{table}\n\\centering\n\\caption{")
                .append(LatexText.escape(grid.caption() + bold(grid)))
                .append("}\n\\label{tab:")
                .append(table.name())
                .append("}\n\\begin{tabular}{");
        grid.columns().forEach(c -> out.append(c.numeric() ? 'r' : 'l'));
        out.append("}\n\\toprule\n");
        groups(out, grid.columns());
        out.append(line(
                grid.columns().stream().map(c -> LatexText.escape(c.label())).toList()));
        out.append("\\midrule\n");
        boolean reference = false;
        for (Row row : grid.rows()) {
            if (row.kind() == Kind.REFERENCE && !reference) {
                out.append("\\midrule\n");
            }
            reference = row.kind() == Kind.REFERENCE;
            out.append(line(cells(row, grid.columns())));
        }
        return out.append("\\bottomrule\n\\end{tabular}\n\\end{table}\n").toString();
    }

    /** The meaning of bold numbers, if the table can have some. */
    private String bold(Grid grid) {
        if (!separable.speaksOf(grid, study)) {
            return "";
        }
        String test = "signed-rank test over the seeds, p below " + Significance.LEVEL + " after Holm";
        return grid.rows().stream().anyMatch(r -> grid.columns().stream().anyMatch(c -> separable.is(r, c)))
                ? " Bold: best mean, and told apart from every other method (" + test + ")."
                : " No number is bold: no method is told apart from every other one (" + test + ").";
    }

    /** The line above the labels that joins the columns of a group. */
    private static void groups(StringBuilder out, List<Column> columns) {
        if (columns.stream().allMatch(c -> c.group().isEmpty())) {
            return;
        }
        List<String> heads = new ArrayList<>();
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < columns.size(); ) {
            String group = columns.get(i).group();
            int end = i + 1;
            while (end < columns.size()
                    && !group.isEmpty()
                    && columns.get(end).group().equals(group)) {
                end++;
            }
            heads.add(group.isEmpty() ? "" : "\\multicolumn{" + (end - i) + "}{c}{" + LatexText.escape(group) + "}");
            if (!group.isEmpty()) {
                rules.append("\\cmidrule(lr){")
                        .append(i + 1)
                        .append('-')
                        .append(end)
                        .append('}');
            }
            i = end;
        }
        out.append(line(heads)).append(rules).append('\n');
    }

    private List<String> cells(Row row, List<Column> columns) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Cell cell = row.cells().get(i);
            String indent = i == 0 && row.kind() == Kind.BESIDE ? "\\quad " : "";
            cells.add(indent
                    + (columns.get(i).numeric()
                            ? LatexText.number(cell.text(), separable.is(row, columns.get(i)))
                            : LatexText.escape(cell.text())));
        }
        return cells;
    }

    private static String line(List<String> cells) {
        return String.join(" & ", cells) + " \\\\\n";
    }
}
