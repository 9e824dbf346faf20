package assay.core.space.darts;

import assay.core.space.GenotypeException;
import assay.internal.core.text.TextScan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@link GenotypeDarts#python()} and {@link GenotypeDarts#json()}, also with other blanks, other quotes, or another
 * order of fields. It also accepts tuples for lists, numbers of NumPy ({@code np.int64(2)}), {@code range(2, 6)} for a list of
 * states, and a name before it ({@code DARTS_V2 = Genotype(...)}). An edge of {@code none} adds nothing to its node, so it is
 * left out.
 */
final class DartsLiteral {
    private static final String FIELDS = "one of normal|normal_concat|reduce|reduce_concat, each once";

    /** States to concatenate, with their columns: they can only be checked when the nodes are known. */
    private record States(List<Integer> states, List<Integer> columns) {}

    private final TextScan scan;
    private final boolean json;
    private final Map<String, List<List<CellDarts.Edge>>> nodes = new LinkedHashMap<>();
    private final Map<String, States> concat = new LinkedHashMap<>();

    /** Whether a text looks like one of the two forms. */
    static boolean looksLike(String text) {
        return text.stripLeading().startsWith("{") || text.contains("(");
    }

    DartsLiteral(String text) {
        scan = new TextScan(text);
        json = text.stripLeading().startsWith("{");
    }

    GenotypeDarts read() {
        open();
        String close = json ? "}" : ")";
        do {
            scan.blanks();
            if (nodes.size() + concat.size() == 4 && scan.ahead(close)) {
                break;
            }
            field();
            scan.blanks();
        } while (scan.take(","));
        if (nodes.size() + concat.size() < 4) {
            throw scan.wrong("',' and " + FIELDS);
        }
        scan.expect(close);
        scan.blanks();
        scan.end();
        return new GenotypeDarts(cell("normal"), cell("reduce"));
    }

    private void open() {
        scan.blanks();
        if (json) {
            scan.expect("{");
            return;
        }
        if (!scan.ahead("Genotype")) {
            if (scan.word().isEmpty()) {
                throw scan.wrong("'Genotype('");
            }
            scan.blanks();
            scan.expect("=");
            scan.blanks();
        }
        scan.expect("Genotype");
        scan.blanks();
        scan.expect("(");
    }

    private void field() {
        int column = scan.column();
        String name = json ? quoted() : scan.word();
        boolean known =
                List.of("normal", "normal_concat", "reduce", "reduce_concat").contains(name);
        if (!known || nodes.containsKey(name) || concat.containsKey(name)) {
            throw new GenotypeException(column, FIELDS, TextScan.quote(name));
        }
        scan.blanks();
        scan.expect(json ? ":" : "=");
        scan.blanks();
        if (name.endsWith("_concat")) {
            concat.put(name, states());
        } else {
            nodes.put(name, nodes());
        }
    }

    private String quoted() {
        String quote = scan.ahead("'") ? "'" : "\"";
        scan.expect(quote);
        String word = scan.word();
        scan.expect(quote);
        return word;
    }

    private List<List<CellDarts.Edge>> nodes() {
        List<List<CellDarts.Edge>> all = new ArrayList<>();
        String close = open("[");
        scan.blanks();
        if (nested()) {
            do {
                scan.blanks();
                all.add(node(all.size() + 1));
                scan.blanks();
            } while (scan.take(",") && more(close));
        } else {
            do {
                List<CellDarts.Edge> pair = new ArrayList<>();
                edge(all.size() + 1).ifPresent(pair::add);
                comma();
                edge(all.size() + 1).ifPresent(pair::add);
                all.add(pair);
                scan.blanks();
            } while (scan.take(",") && more(close));
        }
        scan.expect(close);
        return all;
    }

    /** Reads the beginning of a list or of a tuple, and returns the bracket that ends it. */
    private String open(String list) {
        if (scan.take("(")) {
            return ")";
        }
        scan.expect(list);
        return "]";
    }

    /** Whether lists of edges follow, and not edges: {@code [[('}, {@code [[["} or {@code [[]}. */
    private boolean nested() {
        TextScan ahead = scan.copy();
        boolean list = ahead.take("[") || ahead.take("(");
        ahead.blanks();
        return list && (ahead.ahead("[") || ahead.ahead("(") || ahead.ahead("]") || ahead.ahead(")"));
    }

    private List<CellDarts.Edge> node(int highest) {
        List<CellDarts.Edge> edges = new ArrayList<>();
        String close = open("[");
        while (more(close)) {
            edge(highest).ifPresent(edges::add);
            scan.blanks();
            if (!scan.take(",")) {
                break;
            }
        }
        scan.expect(close);
        return edges;
    }

    /** Whether the list continues. */
    private boolean more(String close) {
        scan.blanks();
        return !scan.ahead(close);
    }

    /** Empty for {@code none}. */
    private Optional<CellDarts.Edge> edge(int highest) {
        scan.blanks();
        boolean list = scan.take("[");
        if (!list) {
            scan.expect("(");
        }
        scan.blanks();
        String quote = scan.ahead("'") ? "'" : "\"";
        scan.expect(quote);
        boolean none = scan.ahead(OpDarts.NONE.token() + quote);
        OpDarts op = none ? OpDarts.NONE : OpDarts.read(scan);
        if (none) {
            scan.word();
        }
        scan.expect(quote);
        comma();
        int input = number(0, highest, "an input");
        scan.blanks();
        scan.expect(list ? "]" : ")");
        return none ? Optional.empty() : Optional.of(new CellDarts.Edge(op, input));
    }

    /** A number, or one of NumPy: {@code np.int64(2)}. */
    private int number(int low, int high, String what) {
        TextScan ahead = scan.copy();
        boolean wrapped = !ahead.word().isEmpty()
                && (ahead.ahead("(") || ahead.take(".") && !ahead.word().isEmpty() && ahead.ahead("("));
        if (!wrapped || scan.ahead("range")) {
            return scan.number(low, high, what);
        }
        scan.word();
        if (scan.take(".")) {
            scan.word();
        }
        scan.expect("(");
        int number = scan.number(low, high, what);
        scan.expect(")");
        return number;
    }

    private void comma() {
        scan.blanks();
        scan.expect(",");
        scan.blanks();
    }

    private States states() {
        States found = new States(new ArrayList<>(), new ArrayList<>());
        if (scan.take("range(")) {
            int column = scan.column();
            int from = scan.number(2, 9999, "a state");
            comma();
            int to = scan.number(from + 1, 9999, "the end of a range of states");
            scan.blanks();
            scan.expect(")");
            for (int s = from; s < to; s++) {
                add(found, s, column);
            }
            return found;
        }
        String close = open("[");
        do {
            scan.blanks();
            int column = scan.column();
            add(found, number(2, 9999, "a state"), column);
            scan.blanks();
        } while (scan.take(",") && more(close));
        scan.expect(close);
        return found;
    }

    private static void add(States found, int state, int column) {
        found.states().add(state);
        found.columns().add(column);
    }

    private CellDarts cell(String kind) {
        List<List<CellDarts.Edge>> edges = nodes.get(kind);
        States out = concat.get(kind + "_concat");
        int lowest = 2;
        for (int i = 0; i < out.states().size(); i++) {
            int state = out.states().get(i);
            if (state < lowest || state > edges.size() + 1) {
                throw new GenotypeException(
                        out.columns().get(i),
                        "ascending states " + lowest + ".." + (edges.size() + 1) + " of " + kind,
                        "'" + state + "'");
            }
            lowest = state + 1;
        }
        return new CellDarts(edges, out.states());
    }
}
