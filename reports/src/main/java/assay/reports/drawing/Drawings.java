package assay.reports.drawing;

import assay.core.space.Cell101;
import assay.core.space.CellDarts;
import assay.core.space.Genotype;
import assay.core.space.Genotype201;
import assay.core.space.GenotypeDarts;
import assay.core.space.OneShot;
import assay.core.space.OpDarts;
import assay.reports.figure.CellGraph;
import assay.reports.svg.Svg;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Cells as drawings, for reports and {@code assay draw}. */
public final class Drawings {
    private Drawings() {}

    /** The cells of an architecture by name: {@code cell} of NAS-Bench-201, 101 and 1Shot1, {@code normal} and {@code reduce} of DARTS; none
     * of spaces whose cells are not drawn. */
    public static Map<String, Svg> of(Genotype genotype) {
        Map<String, Svg> drawings = new LinkedHashMap<>();
        if (genotype instanceof Genotype201 || genotype instanceof OneShot || genotype instanceof Cell101) {
            drawings.put("cell", CellDrawings.draw(genotype));
        } else if (genotype instanceof GenotypeDarts arch) {
            drawings.put("normal", graph("normal cell", arch.normal()).draw());
            drawings.put("reduce", graph("reduction cell", arch.reduce()).draw());
        }
        return drawings;
    }

    private static CellGraph graph(String name, CellDarts cell) {
        List<List<CellGraph.Edge>> nodes = cell.nodes().stream()
                .map(n -> n.stream()
                        .map(e -> new CellGraph.Edge(e.input(), label(e.op()), css(e.op())))
                        .toList())
                .toList();
        StringBuilder text = new StringBuilder(name);
        for (int i = 0; i < cell.nodes().size(); i++) {
            text.append("; node ").append(i).append(":");
            cell.nodes().get(i).forEach(e -> text.append(' ')
                    .append(label(e.op()))
                    .append(" from ")
                    .append(e.input() < 2 ? "input " + e.input() : "node " + (e.input() - 2))
                    .append(','));
        }
        return new CellGraph(text.toString().replaceAll(",(;|$)", "$1"), List.of("k-2", "k-1"), nodes, cell.concat());
    }

    private static String label(OpDarts op) {
        return switch (op) {
            case NONE -> "none";
            case MAX_POOL_3X3 -> "max 3×3";
            case AVG_POOL_3X3 -> "avg 3×3";
            case SKIP_CONNECT -> "skip";
            case SEP_CONV_3X3 -> "sep 3×3";
            case SEP_CONV_5X5 -> "sep 5×5";
            case DIL_CONV_3X3 -> "dil 3×3";
            case DIL_CONV_5X5 -> "dil 5×5";
            case SEP_CONV_7X7 -> "sep 7×7";
            case CONV_7X1_1X7 -> "7×1 1×7";
        };
    }

    private static String css(OpDarts op) {
        return switch (op) {
            case NONE -> "zero";
            case SKIP_CONNECT -> "skip";
            case MAX_POOL_3X3, AVG_POOL_3X3 -> "pool";
            case SEP_CONV_3X3, SEP_CONV_5X5, SEP_CONV_7X7, CONV_7X1_1X7 -> "conv3";
            case DIL_CONV_3X3, DIL_CONV_5X5 -> "conv1";
        };
    }
}
