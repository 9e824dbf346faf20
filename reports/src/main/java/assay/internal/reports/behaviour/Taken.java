package assay.internal.reports.behaviour;

import assay.core.kit.SpaceKits;
import assay.core.space.DecisionGroup;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The operations that architectures have on their edges, in spaces whose searches decide by edges. */
final class Taken {
    private final SearchSpace space;
    private final List<String> operations;

    private Taken(SearchSpace space) {
        this.space = space;
        Set<String> names = new LinkedHashSet<>();
        space.alphas().stream().filter(Taken::isEdge).forEach(g -> names.addAll(g.options()));
        operations = List.copyOf(names);
    }

    /** Empty if the space has no search by edges. */
    static Optional<Taken> of(String space) {
        return SpaceKits.named(space, "report").search().map(Taken::new).filter(t -> !t.operations.isEmpty());
    }

    private static boolean isEdge(DecisionGroup g) {
        return g.role() != DecisionGroup.Role.INPUTS;
    }

    /** The names of all operations. */
    List<String> operations() {
        return operations;
    }

    /**
     * An edge of an architecture.
     *
     * @param target the cell and the node to which it leads
     * @param operations places among all operations; none if the architecture leaves the edge out
     */
    record Edge(String name, DecisionGroup.Target target, List<Integer> operations) {}

    /** All edges of the space, with what the architecture has there. */
    List<Edge> edges(Genotype arch) {
        BitSet options = space.options(arch);
        List<Edge> all = new ArrayList<>();
        int at = 0;
        for (DecisionGroup g : space.alphas()) {
            if (isEdge(g)) {
                List<Integer> taken = new ArrayList<>();
                for (int o = 0; o < g.width(); o++) {
                    if (options.get(at + o)) {
                        taken.add(operations.indexOf(g.options().get(o)));
                    }
                }
                all.add(new Edge(g.name(), g.target(), taken));
            }
            at += g.width();
        }
        return all;
    }
}
