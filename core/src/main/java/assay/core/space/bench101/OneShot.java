package assay.core.space.bench101;

import assay.core.space.Combinations;
import assay.core.space.Genotype;
import java.util.List;

/**
 * An architecture of a NAS-Bench-1Shot1 space: the operations of blocks 1..k, and the parents of vertices 1..k+1, each
 * ascending. A block that no vertex uses (a loose end) is allowed; {@link #cell()} leaves it out.
 */
public record OneShot(OneShotSpace space, List<Op101> ops, List<List<Integer>> parents) implements Genotype {
    public OneShot {
        ops = List.copyOf(ops);
        parents = parents.stream().map(List::copyOf).toList();
        if (ops.size() != space.blocks() || parents.size() != space.output()) {
            throw new IllegalArgumentException(
                    space.name() + ": expected " + space.blocks() + " operations and parents of " + space.output()
                            + " vertices, found " + ops.size() + " and " + parents.size());
        }
        for (int v = 1; v <= parents.size(); v++) {
            if (!space.combinations(v).contains(parents.get(v - 1))) {
                throw new IllegalArgumentException(space.name() + ": expected " + space.parentCount(v)
                        + " ascending parents below vertex " + v + ", found " + parents.get(v - 1));
            }
        }
    }

    /** The parents of vertex 1..k+1, ascending. */
    public List<Integer> parents(int vertex) {
        return parents.get(vertex - 1);
    }

    /** The NAS-Bench-101 cell that this architecture is. The table knows it by this cell's hash. */
    public Cell101 cell() {
        int edges = 0;
        for (int v = 1; v <= parents.size(); v++) {
            for (int parent : parents(v)) {
                edges |= Dag101.bit(parent, v);
            }
        }
        return Cell101.pruned(edges, ops);
    }

    /** Operations with their parents, and the output's: {@code c3(0) c3(0,1) c1(1,2) c3(0,3) out(0,4)}. */
    @Override
    public String text() {
        StringBuilder text = new StringBuilder();
        for (int v = 1; v <= parents.size(); v++) {
            text.append(v > ops.size() ? OneShotText.OUTPUT : ops.get(v - 1).token())
                    .append('(')
                    .append(Combinations.commas(parents(v)))
                    .append(v > ops.size() ? ")" : ") ");
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return text();
    }
}
