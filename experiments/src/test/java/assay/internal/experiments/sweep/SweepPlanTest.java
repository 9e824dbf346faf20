package assay.internal.experiments.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.kit.SpaceKits;
import assay.core.space.bench201.Genotype201;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SweepPlanTest {
    private static long networks(SweepPlan plan, String proxy) {
        return Arrays.stream(plan.representatives().get(proxy)).distinct().count();
    }

    @Test
    void proxiesOfTheFunction_scoreEachNetworkOnce_countsEachCell() {
        SweepPlan plan = SweepPlan.of(
                SpaceKits.named("nasbench201", "test"),
                List.of("snip", "synflow", "params", "naswot"),
                Genotype201.COUNT,
                false);
        assertEquals(5425, networks(plan, "snip"));
        assertEquals(5425, networks(plan, "synflow"));
        assertEquals(15_625, networks(plan, "params"));
        assertEquals(15_625, networks(plan, "naswot"));
    }

    @Test
    void synflowWithBiasesInCells_scoresEachCell() {
        assertEquals(
                15_625,
                networks(
                        SweepPlan.of(
                                SpaceKits.named("nasbench201", "test"), List.of("synflow"), Genotype201.COUNT, true),
                        "synflow"));
    }

    @Test
    void whatIsDone_isLeftOut() {
        SweepPlan plan = SweepPlan.of(SpaceKits.named("nasbench201", "test"), List.of("snip", "params"), 3, false);
        int[] snip = plan.representatives().get("snip");
        Map<Integer, List<String>> left = plan.left(Map.of("snip", Set.of(snip[0]), "params", Set.of(0, 1, 2)));
        assertTrue(left.values().stream().allMatch(p -> p.equals(List.of("snip"))));
        assertTrue(!left.containsKey(snip[0]));
        assertEquals(
                Set.of(),
                plan.left(Map.of("snip", Set.of(snip[0], snip[1], snip[2]), "params", Set.of(0, 1, 2)))
                        .keySet());
    }
}
