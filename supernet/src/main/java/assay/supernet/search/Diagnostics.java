package assay.supernet.search;

import assay.core.run.EpochRecord;
import assay.core.space.DecisionGroup;
import assay.core.space.Op201;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is recorded about a distribution over architectures after every epoch. */
final class Diagnostics {
    private static final String SKIP = Op201.SKIP_CONNECT.token();

    private Diagnostics() {}

    /**
     * {@link EpochRecord#ENTROPY}, and {@link EpochRecord#SKIP_SHARE} where the space has skip connections: DARTS is known
     * to fill cells with them (Zela et al., Understanding and Robustifying Differentiable Architecture Search, ICLR 2020).
     */
    static Map<String, Double> of(ArchDistribution distribution) {
        List<DecisionGroup> groups = distribution.space().alphas();
        double[] p = distribution.marginals();
        int[] start = Groups.of(distribution.space()).start();
        double entropy = 0;
        double skips = 0;
        int edges = 0;
        for (int g = 0; g < groups.size(); g++) {
            int skip = groups.get(g).options().indexOf(SKIP);
            skips += skip < 0 ? 0 : p[start[g] + skip];
            edges += skip < 0 ? 0 : 1;
            for (int i = start[g]; i < start[g + 1]; i++) {
                entropy -= p[i] > 0 ? p[i] * StrictMath.log(p[i]) : 0;
            }
        }
        Map<String, Double> all = new LinkedHashMap<>();
        all.put(EpochRecord.ENTROPY, entropy + 0.0); // no -0.0
        if (edges > 0) {
            all.put(EpochRecord.SKIP_SHARE, skips / edges);
        }
        return all;
    }
}
