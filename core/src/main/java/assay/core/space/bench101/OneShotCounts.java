package assay.core.space.bench101;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How many architectures a NAS-Bench-1Shot1 space has, by every published way of counting; docs/oneshot-counts.md explains
 * them.
 *
 * @param parentChoices ways to choose the parents of all vertices
 * @param configurations the same, times the operations of all blocks, used or not
 * @param usedOperations for every choice of parents, the number of ways to choose the operations of the blocks that are a
 *     parent of some vertex, summed up
 * @param withoutLooseEnds architectures of the published generator, {@link LooseEndFree}
 * @param matrices its graphs
 * @param prunedGraphs distinct graphs after pruning (vertices told apart), times the choices of operations for the blocks that
 *     remain
 * @param cells distinct NAS-Bench-101 cells
 */
public record OneShotCounts(
        int parentChoices,
        int configurations,
        int usedOperations,
        int withoutLooseEnds,
        int matrices,
        int prunedGraphs,
        int cells) {
    /** Counts by enumeration, in less than a second. */
    public static OneShotCounts of(OneShotSpace space) {
        List<Integer> graphs = graphs(space);
        int vertices = space.output() + 1;
        int used = 0;
        for (int edges : graphs) {
            used += Enumeration101.power3((int) IntStream.rangeClosed(1, space.blocks())
                    .filter(v -> Dag101.children(edges, vertices, v) != 0)
                    .count());
        }
        int pruned = 0;
        for (int edges : prunedGraphs(space)) {
            pruned += Enumeration101.power3(Integer.bitCount(Dag101.onPaths(edges, vertices)) - 2);
        }
        LooseEndFree generator = new LooseEndFree(space);
        return new OneShotCounts(
                graphs.size(),
                graphs.size() * Enumeration101.power3(space.blocks()),
                used,
                generator.architectures().size(),
                generator.matrices(),
                pruned,
                members(space).length);
    }

    /** The numbers ({@link Bench101Index}) of the NAS-Bench-101 cells that the space has, ascending. */
    public static int[] members(OneShotSpace space) {
        int vertices = space.output() + 1;
        Set<Integer> packed = new HashSet<>();
        for (int edges : prunedGraphs(space)) {
            int keep = Dag101.onPaths(edges, vertices);
            int n = Integer.bitCount(keep);
            int induced = Dag101.induced(edges, vertices, keep);
            for (int code = 0; code < Enumeration101.power3(n - 2); code++) {
                packed.add(Packed101.pack(induced, n, code));
            }
        }
        Bench101Index index = Bench101Index.get();
        return packed.stream()
                .mapToInt(p -> index.indexOf(Packed101.cell(p)))
                .sorted()
                .distinct()
                .toArray();
    }

    /** The edges of every choice of parents, in the order of {@link OneShotSpace#groups()}, with the last group fastest. */
    private static List<Integer> graphs(OneShotSpace space) {
        List<Integer> graphs = List.of(0);
        for (int v = 1; v <= space.output(); v++) {
            int vertex = v;
            List<Integer> sets = space.combinations(v).stream()
                    .map(parents -> parents.stream()
                            .mapToInt(p -> Dag101.bit(p, vertex))
                            .sum())
                    .toList();
            graphs = graphs.stream().flatMap(g -> sets.stream().map(s -> g | s)).toList();
        }
        return graphs;
    }

    /** Distinct graphs of the parent choices without the edges of vertices on no path; the vertices keep their numbers. */
    static Set<Integer> prunedGraphs(OneShotSpace space) {
        int vertices = space.output() + 1;
        Set<Integer> pruned = new HashSet<>();
        for (int edges : graphs(space)) {
            int keep = Dag101.onPaths(edges, vertices);
            int kept = 0;
            for (int y = 1; y < vertices; y++) {
                for (int x = 0; x < y; x++) {
                    boolean both = (keep >>> x & 1) != 0 && (keep >>> y & 1) != 0;
                    kept |= both ? edges & Dag101.bit(x, y) : 0;
                }
            }
            pruned.add(kept);
        }
        return pruned;
    }
}
