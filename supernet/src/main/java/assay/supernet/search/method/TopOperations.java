package assay.supernet.search.method;

import assay.core.error.UsageException;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import assay.supernet.search.draw.ArchDistribution;
import assay.supernet.search.draw.Groups;
import java.util.BitSet;

/**
 * Several operations on an edge (DATA, Table 9): the edges of the most probable architecture, each with its most probable
 * operations other than {@code none}.
 */
public final class TopOperations {
    private TopOperations() {}

    /** @throws UsageException if more than one operation is requested, and the space's architectures have one on each edge */
    public static void check(SearchSpace space, int operations) {
        if (operations > 1 && space.having(new BitSet()).isEmpty()) {
            throw new UsageException("top_ops: expected 1 in the space " + space.name()
                    + ", whose edges have one operation each, found " + operations + ".");
        }
    }

    /**
     * The most probable architecture, or the same edges with more operations.
     *
     * @throws UsageException if the space has no such architectures
     */
    public static Genotype derive(ArchDistribution learnt, int operations) {
        Genotype mode = learnt.mode();
        if (operations == 1) {
            return mode;
        }
        check(learnt.space(), operations);
        Groups groups = Groups.of(learnt.space());
        double[] p = learnt.marginals();
        BitSet kept = learnt.space().options(mode);
        for (int g = 0; g < groups.count(); g++) {
            int from = groups.start()[g];
            int to = groups.start()[g + 1];
            for (int more = kept.get(from, to).cardinality(); more > 0 && more < operations; more++) {
                int next = next(groups, p, kept, g);
                if (next < 0) {
                    break;
                }
                kept.set(next);
            }
        }
        return learnt.space().having(kept).orElseThrow();
    }

    /** The most probable option of the group that is neither kept nor {@code none}; the first of equal ones, -1 for none. */
    private static int next(Groups groups, double[] p, BitSet kept, int g) {
        int best = -1;
        for (int i = groups.start()[g]; i < groups.start()[g + 1]; i++) {
            boolean free = !kept.get(i) && i - groups.start()[g] != groups.none()[g];
            if (free && (best < 0 || p[i] > p[best])) {
                best = i;
            }
        }
        return best;
    }
}
