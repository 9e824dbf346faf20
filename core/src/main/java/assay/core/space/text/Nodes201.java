package assay.core.space.text;

import assay.core.space.Genotype;
import assay.core.space.GenotypeException;
import assay.core.space.bench201.Genotype201;
import assay.core.space.bench201.Op201;
import assay.internal.core.literal.Literal;
import java.util.List;
import java.util.Optional;

/**
 * The nodes of AutoDL-Projects' {@code Structure}: for each node, a list of edges; an edge is a pair of operation and source.
 */
final class Nodes201 implements Notation {
    private static final int NODES = 3;

    @Override
    public String name() {
        return "the nodes of a Structure (AutoDL-Projects)";
    }

    @Override
    public String example() {
        return "[(('nor_conv_3x3', 0),), (('nor_conv_3x3', 0), ('none', 1)), (('none', 0), ('none', 1), ('none', 2))]";
    }

    @Override
    public boolean claims(Written written) {
        return written.literal()
                .flatMap(Literal::list)
                .filter(l -> l.stream().anyMatch(i -> i.list().isPresent()))
                .isPresent();
    }

    @Override
    public Genotype read(Written written) {
        Literal literal = written.literal().orElseThrow();
        List<Literal> nodes = literal.list().orElseThrow();
        if (nodes.size() != NODES) {
            throw new GenotypeException(
                    literal.column(), "3 nodes with 1, 2 and 3 edges, as " + example(), nodes.size() + " items");
        }
        Op201[] edges = new Op201[Genotype201.EDGES];
        int first = 0;
        for (int node = 0; node < NODES; node++) {
            Literal item = nodes.get(node);
            List<Literal> into = item.list().orElse(List.of());
            if (into.size() != node + 1) {
                throw new GenotypeException(
                        item.column(), (node + 1) + " edges into node " + (node + 1), into.size() + " items");
            }
            for (Literal edge : into) {
                List<Literal> pair = edge.list()
                        .filter(p -> p.size() == 2)
                        .orElseThrow(() -> new GenotypeException(
                                edge.column(), "an edge as ('nor_conv_3x3', 0)", "something else"));
                int last = node;
                int source = pair.get(1)
                        .whole()
                        .filter(s -> s >= 0 && s <= last)
                        .orElseThrow(() -> new GenotypeException(
                                pair.get(1).column(), "a source 0.." + last, Names201.found(pair.get(1))));
                if (edges[first + source] != null) {
                    throw new GenotypeException(edge.column(), "each edge into a node once", "one again");
                }
                edges[first + source] = Names201.op(pair.get(0));
            }
            first += node + 1;
        }
        return new Genotype201(List.of(edges));
    }

    @Override
    public Optional<String> write(Genotype genotype) {
        List<Op201> edges = ((Genotype201) genotype).edges();
        StringBuilder text = new StringBuilder("[");
        for (int e = 0; e < Genotype201.EDGES; e++) {
            boolean first = Genotype201.source(e) == 0;
            boolean last = Genotype201.source(e) == Genotype201.target(e) - 1;
            text.append(first ? e == 0 ? "(" : ", (" : ", ")
                    .append("('")
                    .append(edges.get(e).token())
                    .append("', ")
                    .append(Genotype201.source(e))
                    .append(')')
                    .append(last ? e == 0 ? ",)" : ")" : "");
        }
        return Optional.of(text.append(']').toString());
    }
}
