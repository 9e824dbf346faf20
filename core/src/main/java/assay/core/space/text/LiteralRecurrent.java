package assay.core.space.text;

import assay.core.space.Genotype;
import assay.core.space.GenotypeException;
import assay.core.space.recurrent.GenotypeRecurrent;
import assay.core.space.recurrent.OpRecurrent;
import assay.internal.core.literal.Literal;
import assay.internal.core.literal.LiteralParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code Genotype(recurrent=[...], concat=...)} as Python prints it, also inside a line of a log; or its fields as an object. */
final class LiteralRecurrent implements Notation {
    private static final Pattern CALL = Pattern.compile("\\bGenotype\\s*\\(");
    private static final Pattern CLAIMED = Pattern.compile("\\b(recurrent\\s*[=:\"']|Genotype\\s*\\()");
    private static final Set<String> FIELDS = Set.of("recurrent", "concat");

    @Override
    public String name() {
        return "the literal of the published repositories";
    }

    @Override
    public String example() {
        return "Genotype(recurrent=[('sigmoid', 0), ('relu', 1), ...], concat=range(1, 9))";
    }

    @Override
    public boolean claims(Written written) {
        return CLAIMED.matcher(written.text()).find();
    }

    @Override
    public Genotype read(Written written) {
        String text = written.text();
        Matcher call = CALL.matcher(text);
        if (!call.find()) {
            return genotype(LiteralParser.parse(text));
        }
        int start = call.start();
        int end = Brackets.end(text, call.end());
        if (call.find()) {
            throw new GenotypeException(call.start() + 1, "one Genotype(...)", "another one");
        }
        try {
            return genotype(LiteralParser.parse(text.substring(start, end)));
        } catch (GenotypeException e) {
            throw e.shifted(start);
        }
    }

    private static GenotypeRecurrent genotype(Literal literal) {
        if (!(literal instanceof Literal.Named named)
                || !named.values().keySet().equals(FIELDS)) {
            throw new GenotypeException(literal.column(), "the fields recurrent and concat, each once", "other fields");
        }
        List<List<GenotypeRecurrent.Edge>> nodes = nodes(named.values().get("recurrent"));
        return new GenotypeRecurrent(nodes, concat(named.values().get("concat"), nodes));
    }

    private static List<List<GenotypeRecurrent.Edge>> nodes(Literal list) {
        List<Literal> items = list.list()
                .filter(l -> !l.isEmpty() && l.size() <= GenotypeRecurrent.MOST_NODES)
                .orElseThrow(() -> new GenotypeException(
                        list.column(),
                        "a list of 1 to " + GenotypeRecurrent.MOST_NODES + " nodes",
                        list.list().isPresent() ? "another number" : Names201.found(list)));
        List<List<GenotypeRecurrent.Edge>> nodes = new ArrayList<>();
        for (Literal item : items) {
            List<Literal> parts = item.list()
                    .orElseThrow(() -> new GenotypeException(
                            item.column(), "a pair as ('relu', 1), or a list of such", Names201.found(item)));
            boolean single = !parts.isEmpty() && parts.get(0).words().isPresent();
            List<GenotypeRecurrent.Edge> edges = new ArrayList<>();
            (single ? List.of(item) : parts).forEach(pair -> edges.add(edge(pair, nodes)));
            nodes.add(edges);
        }
        return nodes;
    }

    private static GenotypeRecurrent.Edge edge(Literal pair, List<List<GenotypeRecurrent.Edge>> before) {
        List<Literal> parts = pair.list()
                .filter(p -> p.size() == 2)
                .orElseThrow(() -> new GenotypeException(
                        pair.column(),
                        "a pair as ('relu', 1)",
                        pair.list().isPresent() ? "another list" : Names201.found(pair)));
        OpRecurrent op = parts.get(0)
                .words()
                .flatMap(OpRecurrent::ofToken)
                .orElseThrow(() -> new GenotypeException(
                        parts.get(0).column(), OpRecurrent.expected(), Names201.found(parts.get(0))));
        return new GenotypeRecurrent.Edge(op, state(parts.get(1), 0, before));
    }

    private static List<Integer> concat(Literal list, List<List<GenotypeRecurrent.Edge>> nodes) {
        List<Literal> items = list.list()
                .filter(l -> !l.isEmpty())
                .orElseThrow(() -> new GenotypeException(
                        list.column(),
                        "the states of the mean, as range(1, " + (nodes.size() + 1) + ")",
                        Names201.found(list)));
        List<Integer> concat = new ArrayList<>();
        int lowest = 0;
        for (Literal item : items) {
            concat.add(state(item, lowest, nodes));
            lowest = concat.get(concat.size() - 1) + 1;
        }
        return concat;
    }

    /** A state that is computed. */
    private static int state(Literal number, int lowest, List<List<GenotypeRecurrent.Edge>> nodes) {
        int state = number.whole()
                .filter(n -> n >= lowest && n <= nodes.size())
                .orElseThrow(() -> new GenotypeException(
                        number.column(), "a state " + lowest + ".." + nodes.size(), Names201.found(number)));
        if (state > 0 && nodes.get(state - 1).isEmpty()) {
            throw new GenotypeException(number.column(), "a node that has edges", "'" + state + "', which has none");
        }
        return state;
    }

    @Override
    public Optional<String> write(Genotype genotype) {
        return Optional.of(((GenotypeRecurrent) genotype).python());
    }
}
