package assay.internal.supernet.search.diagnose;

import assay.core.run.EpochRecord;
import assay.core.setting.Choice;
import assay.core.space.DecisionGroup;
import assay.internal.supernet.search.step.Diagnostic;
import assay.internal.supernet.search.step.Inspection;
import assay.supernet.search.draw.Groups;
import java.util.List;
import java.util.Map;

/**
 * {@link EpochRecord#SKIP_SHARE}, for spaces with skip connections: DARTS is known to fill cells with them (Zela et al.,
 * Understanding and Robustifying Differentiable Architecture Search, ICLR 2020; BaLeNAS, Figure 2).
 *
 * @param all whether the edges of all cells count. If not, and there are normal and reduction cells, only the edges of normal
 *     cells count, as in the figure of BaLeNAS
 */
public record SkipShare(boolean all) implements Diagnostic {
    private static final String NORMAL = "normal";

    private static final Choice<Boolean> CELLS = Choice.either(
            "cells", false, NORMAL, "all", "whose edges count where there are normal and reduction cells");

    static final DiagnosticKind KIND = new DiagnosticKind(
            "skips", "expected share of skip connections", List.of(CELLS), values -> new SkipShare(CELLS.in(values)));

    /** As in the figure: only normal cells count if there are two kinds of cells. */
    public SkipShare() {
        this(false);
    }

    @Override
    public void measure(Inspection now, Map<String, Double> into) {
        List<DecisionGroup> groups = now.learnt().space().alphas();
        double[] p = now.learnt().marginals();
        int[] start = Groups.of(now.learnt().space()).start();
        double skips = 0;
        int edges = 0;
        boolean normal = !all && groups.stream().anyMatch(g -> g.target().cell().equals(NORMAL));
        for (int g = 0; g < groups.size(); g++) {
            boolean counts = !normal || groups.get(g).target().cell().equals(NORMAL);
            int skip = counts ? groups.get(g).skip() : -1;
            skips += skip < 0 ? 0 : p[start[g] + skip];
            edges += skip < 0 ? 0 : 1;
        }
        if (edges > 0) {
            into.put(EpochRecord.SKIP_SHARE, skips / edges);
        }
    }
}
