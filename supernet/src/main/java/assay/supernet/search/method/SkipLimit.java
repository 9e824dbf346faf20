package assay.supernet.search.method;

import assay.core.space.DecisionGroup;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import assay.supernet.search.draw.ArchDistribution;
import assay.supernet.search.draw.Groups;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** How P-DARTS derives cells with few skip connections (Chen et al., ICCV 2019; chenxin061/pdarts). */
public final class SkipLimit {
    /** The cell in which skip connections are counted. */
    private static final String NORMAL = "normal";

    private SkipLimit() {}

    /**
     * The most probable architecture with at most {@code most} skip connections in its normal cell. As long as there are more,
     * the least probable of them gets probability 0.
     *
     * @throws IllegalArgumentException if the space has no normal cell with skip connections
     */
    public static Genotype derive(ArchDistribution learnt, int most) {
        SearchSpace space = learnt.space();
        int[] skips = skips(space);
        if (skips.length == 0) {
            throw new IllegalArgumentException(
                    "few skips: expected cells of DARTS, found those of " + space.name() + ".");
        }
        double[] p = learnt.marginals();
        while (true) {
            Genotype found = space.derive(p);
            BitSet options = space.options(found);
            int[] taken = IntStream.of(skips).filter(options::get).toArray();
            if (taken.length <= most) {
                return found;
            }
            p[weakest(taken, p)] = 0;
        }
    }

    /** The places of the normal cell's skip connections among the options of all groups. */
    private static int[] skips(SearchSpace space) {
        List<DecisionGroup> alphas = space.alphas();
        int[] start = Groups.of(space).start();
        return IntStream.range(0, alphas.size())
                .filter(g -> alphas.get(g).target().cell().equals(NORMAL)
                        && alphas.get(g).skip() >= 0)
                .map(g -> start[g] + alphas.get(g).skip())
                .toArray();
    }

    private static int weakest(int[] places, double[] p) {
        int weakest = places[0];
        for (int place : places) {
            weakest = p[place] < p[weakest] ? place : weakest;
        }
        return weakest;
    }
}
