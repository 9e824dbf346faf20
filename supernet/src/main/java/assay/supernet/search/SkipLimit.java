package assay.supernet.search;

import assay.core.space.CellDarts;
import assay.core.space.DecisionGroup;
import assay.core.space.Genotype;
import assay.core.space.GenotypeDarts;
import assay.core.space.OpDarts;
import java.util.List;

/** How P-DARTS derives cells with few skip connections (Chen et al., ICCV 2019; chenxin061/pdarts). */
public final class SkipLimit {
    private static final String NORMAL = "normal ";

    private SkipLimit() {}

    /**
     * The most probable architecture whose normal cell has at most so many skip connections: the least probable of those it
     * has gets probability 0, until that holds.
     *
     * @throws IllegalArgumentException if the space is not that of DARTS
     */
    public static Genotype derive(ArchDistribution learnt, int most) {
        double[] p = learnt.marginals();
        Genotype found = learnt.space().derive(p);
        if (!(found instanceof GenotypeDarts)) {
            throw new IllegalArgumentException("few skips: expected cells of DARTS, found those of "
                    + learnt.space().name() + ".");
        }
        while (((GenotypeDarts) found).normal().count(OpDarts.SKIP_CONNECT) > most) {
            p[weakest(learnt, p, ((GenotypeDarts) found).normal())] = 0;
            found = learnt.space().derive(p);
        }
        return found;
    }

    /** The place of the least probable skip connection that the cell has. */
    private static int weakest(ArchDistribution learnt, double[] p, CellDarts cell) {
        List<DecisionGroup> alphas = learnt.space().alphas();
        int[] start = Groups.of(learnt.space()).start();
        int weakest = -1;
        for (int g = 0; g < alphas.size(); g++) {
            int at = start[g] + alphas.get(g).options().indexOf(OpDarts.SKIP_CONNECT.token());
            if (has(cell, alphas.get(g).name()) && (weakest < 0 || p[at] < p[weakest])) {
                weakest = at;
            }
        }
        return weakest;
    }

    /** Whether the group of this name, {@code normal 3<-1}, is an edge on which the normal cell has a skip connection. */
    private static boolean has(CellDarts cell, String group) {
        if (!group.startsWith(NORMAL)) {
            return false;
        }
        String[] ends = group.substring(NORMAL.length()).split("<-");
        int node = Integer.parseInt(ends[0]) - 2;
        CellDarts.Edge skip = new CellDarts.Edge(OpDarts.SKIP_CONNECT, Integer.parseInt(ends[1]));
        return cell.nodes().get(node).contains(skip);
    }
}
