package assay.core.space.text;

import assay.core.space.Genotype;
import assay.core.space.GenotypeException;
import assay.core.space.darts.CellDarts;
import assay.core.space.darts.GenotypeDarts;
import assay.core.space.darts.OpDarts;
import assay.internal.core.literal.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The compact form of NASLib: each cell has eight pairs of an input and the number of an operation, two pairs for each node.
 * The operations are numbered without {@code none}.
 */
final class CompactDarts implements Notation {
    private static final List<OpDarts> OPERATIONS = OpDarts.SEARCHED.subList(1, OpDarts.SEARCHED.size());
    private static final List<Integer> CONCAT = List.of(2, 3, 4, 5);
    private static final int EDGES = 8;

    @Override
    public String name() {
        return "the compact form of NASLib";
    }

    @Override
    public String example() {
        return "(((0, 3), (1, 3), ...), ((0, 0), (1, 0), ...))";
    }

    @Override
    public boolean claims(Written written) {
        return written.literal().flatMap(Literal::list).isPresent();
    }

    @Override
    public Genotype read(Written written) {
        Literal literal = written.literal().orElseThrow();
        List<Literal> cells = literal.list().orElseThrow();
        if (cells.size() != 2) {
            throw new GenotypeException(literal.column(), "two cells, as " + example(), Integer.toString(cells.size()));
        }
        return new GenotypeDarts(cell(cells.get(0)), cell(cells.get(1)));
    }

    private static CellDarts cell(Literal cell) {
        List<Literal> pairs = cell.list().orElse(List.of());
        if (pairs.size() != EDGES) {
            throw new GenotypeException(
                    cell.column(), EDGES + " pairs of an input and an operation", Integer.toString(pairs.size()));
        }
        List<List<CellDarts.Edge>> nodes = new ArrayList<>();
        for (int e = 0; e < EDGES; e += 2) {
            int highest = e / 2 + 1;
            nodes.add(List.of(edge(pairs.get(e), highest), edge(pairs.get(e + 1), highest)));
        }
        return new CellDarts(nodes, CONCAT);
    }

    private static CellDarts.Edge edge(Literal pair, int highest) {
        List<Literal> parts = pair.list()
                .filter(p -> p.size() == 2)
                .orElseThrow(() -> new GenotypeException(pair.column(), "a pair as (0, 3)", Names201.found(pair)));
        int input = number(parts.get(0), highest, "an input");
        return new CellDarts.Edge(OPERATIONS.get(number(parts.get(1), OPERATIONS.size() - 1, "an operation")), input);
    }

    private static int number(Literal part, int highest, String what) {
        return part.whole()
                .filter(n -> n >= 0 && n <= highest)
                .orElseThrow(() -> new GenotypeException(part.column(), what + " 0.." + highest, Names201.found(part)));
    }

    @Override
    public Optional<String> write(Genotype genotype) {
        GenotypeDarts pair = (GenotypeDarts) genotype;
        boolean fits = List.of(pair.normal(), pair.reduce()).stream()
                .allMatch(c -> c.hasPairs()
                        && c.concat().equals(CONCAT)
                        && c.edges().stream().allMatch(e -> OPERATIONS.contains(e.op())));
        return fits ? Optional.of("(" + text(pair.normal()) + ", " + text(pair.reduce()) + ")") : Optional.empty();
    }

    private static String text(CellDarts cell) {
        return cell.edges().stream()
                .map(e -> "(" + e.input() + ", " + OPERATIONS.indexOf(e.op()) + ")")
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
