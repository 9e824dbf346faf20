package assay.internal.supernet.search.diagnose;

import assay.core.run.EpochRecord;
import assay.core.space.DecisionGroup;
import assay.internal.supernet.search.step.Diagnostic;
import assay.internal.supernet.search.step.Inspection;
import assay.supernet.search.draw.Groups;
import java.util.List;
import java.util.Map;

/**
 * {@link EpochRecord#SKIP_SHARE}, where the space has skip connections: DARTS is known to fill cells with them (Zela et al.,
 * Understanding and Robustifying Differentiable Architecture Search, ICLR 2020; BaLeNAS, Figure 2).
 */
public record SkipShare() implements Diagnostic {
    static final DiagnosticKind KIND =
            new DiagnosticKind("skips", "expected share of skip connections", List.of(), values -> new SkipShare());

    @Override
    public void measure(Inspection now, Map<String, Double> into) {
        List<DecisionGroup> groups = now.learnt().space().alphas();
        double[] p = now.learnt().marginals();
        int[] start = Groups.of(now.learnt().space()).start();
        double skips = 0;
        int edges = 0;
        for (int g = 0; g < groups.size(); g++) {
            int skip = groups.get(g).skip();
            skips += skip < 0 ? 0 : p[start[g] + skip];
            edges += skip < 0 ? 0 : 1;
        }
        if (edges > 0) {
            into.put(EpochRecord.SKIP_SHARE, skips / edges);
        }
    }
}
