package assay.internal.reports.behaviour;

import assay.core.run.RunRecord;
import assay.internal.reports.document.Block.Cell;
import assay.internal.reports.document.Block.Grid;
import assay.internal.reports.document.Block.Row;
import assay.internal.reports.number.Format;
import assay.internal.reports.number.Sheet;
import assay.internal.reports.page.Grids;
import assay.internal.reports.page.Page;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.Study.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How often operations occur in the architectures that methods derive, and how often pairs of them occur on edges into one
 * node (DATA, Figures 8g and 8h).
 */
final class Derived {
    /** If there are more pairs than this, the others are only in the file. */
    private static final int MOST_PAIRS = 12;

    private static final String NOTE =
            "Over the answers of all seeds: the share of edges with the operation, and of pairs of "
                    + "operations on different edges into the same node, or on one edge that keeps several. 'none' counts as an operation where cells have "
                    + "it. The file has every pair.";

    private final Study study;
    private final Taken taken;

    Derived(Study study, Taken taken) {
        this.study = study;
        this.taken = taken;
    }

    void write(Page page) {
        Map<Method, Map<String, Integer>> single = new LinkedHashMap<>();
        Map<Method, Map<String, Integer>> pairs = new LinkedHashMap<>();
        for (Method m : study.methods()) {
            Map<String, Integer> one = new LinkedHashMap<>();
            Map<String, Integer> two = new LinkedHashMap<>();
            taken.operations().forEach(o -> one.put(o, 0));
            m.runs().forEach(run -> count(run, one, two));
            single.put(m, one);
            pairs.put(m, two);
        }
        page.folded(
                "Operations of the chosen cells",
                grid("Edges of the chosen cells by operation, percent.", "operation", taken.operations(), single),
                grid(
                        "The most frequent pairs of operations on edges into one node, percent of all pairs.",
                        "pair",
                        frequent(pairs),
                        pairs),
                Page.note(NOTE),
                page.origins().chosen("tables/derived-operations.csv", "tables/derived-pairs.csv"));
        page.table(sheet("derived-operations", "edges of the chosen cells by operation", "operation", single));
        page.table(sheet(
                "derived-pairs", "pairs of operations on edges into one node of the chosen cells", "pair", pairs));
    }

    private void count(RunRecord run, Map<String, Integer> one, Map<String, Integer> two) {
        List<Taken.Edge> edges = taken.edges(run.chosen());
        List<Map.Entry<Taken.Edge, String>> all = new ArrayList<>();
        for (Taken.Edge e : edges) {
            e.operations().forEach(o -> all.add(Map.entry(e, taken.operations().get(o))));
        }
        for (int i = 0; i < all.size(); i++) {
            one.merge(all.get(i).getValue(), 1, Integer::sum);
            for (int j = 0; j < i; j++) {
                if (all.get(i).getKey().target().equals(all.get(j).getKey().target())) {
                    two.merge(pair(all.get(i).getValue(), all.get(j).getValue()), 1, Integer::sum);
                }
            }
        }
    }

    /** The pair in the order of the operations, whichever edge comes first. */
    private String pair(String a, String b) {
        boolean inOrder = taken.operations().indexOf(a) <= taken.operations().indexOf(b);
        return inOrder ? a + " + " + b : b + " + " + a;
    }

    private static List<String> frequent(Map<Method, Map<String, Integer>> pairs) {
        Map<String, Double> shares = new LinkedHashMap<>();
        pairs.values().forEach(of -> of.keySet().forEach(p -> shares.merge(p, share(of, p), Double::sum)));
        return shares.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<String, Double> e) -> -e.getValue())
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_PAIRS)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** In percent; 0 if nothing was counted. */
    private static double share(Map<String, Integer> counts, String name) {
        int sum = counts.values().stream().mapToInt(c -> c).sum();
        return sum == 0 ? 0 : 100.0 * counts.getOrDefault(name, 0) / sum;
    }

    private static Grid grid(
            String caption, String what, List<String> names, Map<Method, Map<String, Integer>> counts) {
        List<Row> rows = new ArrayList<>();
        for (String name : names) {
            List<Cell> cells = new ArrayList<>(List.of(Cell.of(name)));
            counts.values().forEach(of -> cells.add(Cell.of(Format.number(share(of, name)))));
            rows.add(Row.of(cells));
        }
        String[] methods = counts.keySet().stream().map(Method::name).toArray(String[]::new);
        return new Grid(caption, Grids.columns(List.of(what), methods), rows);
    }

    private static Sheet sheet(String name, String about, String what, Map<Method, Map<String, Integer>> counts) {
        Sheet sheet = new Sheet(
                name,
                about + ": counts over all seeds",
                Sheet.text("method"),
                Sheet.text(what),
                Sheet.whole("count"),
                Sheet.number("percent"));
        counts.forEach((method, of) -> of.forEach((key, n) -> sheet.row(method.name(), key, n, share(of, key))));
        return sheet;
    }
}
