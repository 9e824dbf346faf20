package assay.supernet.search.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.UsageException;
import assay.core.random.RandomStream;
import assay.core.space.darts.CellDarts;
import assay.core.space.darts.DartsSpace;
import assay.core.space.darts.GenotypeDarts;
import assay.core.space.darts.OpDarts;
import assay.internal.supernet.toy.ToySpace;
import assay.supernet.search.draw.ArchDistribution;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.draw.MostProbable;
import assay.supernet.search.relax.Slopes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DerivationTest {
    private static final Groups GROUPS = Slopes.GROUPS;

    /** Every sequence of draws written out. */
    @Test
    void hitting_isTheSumOverAllSequences() {
        double[] p = {0.4, 0.25, 0.1};
        int draws = 5;
        for (int n = 1; n <= 3; n++) {
            double sum = 0;
            for (int code = 0; code < Math.pow(n, draws); code++) {
                double product = 1;
                BitSet seen = new BitSet();
                for (int m = 0, rest = code; m < draws; m++, rest /= n) {
                    product *= p[rest % n];
                    seen.set(rest % n);
                }
                sum += seen.cardinality() == n ? product : 0;
            }
            assertEquals(sum, DataDerivation.hitAll(p, n, draws), 1e-12);
        }
    }

    @Test
    void aPeakedNode_keepsOneOperation_aFlatOneMore() {
        double[] peaked = {0.02, 0.96, 0.02, 0.5, 0.5, 0.01, 0.98, 0.01};
        BitSet kept = DataDerivation.kept(GROUPS, peaked, 4);
        assertTrue(kept.get(6) && !kept.get(5) && !kept.get(7), kept::toString);
        double[] flat = {0.2, 0.4, 0.4, 0.5, 0.5, 0.2, 0.4, 0.4};
        assertTrue(DataDerivation.kept(GROUPS, flat, 4).cardinality() > kept.cardinality());
    }

    @Test
    void noneIsDropped_evenWhereItIsMostProbable() {
        double[] p = {0.98, 0.01, 0.01, 0.5, 0.5, 0.9, 0.06, 0.04};
        BitSet kept = DataDerivation.kept(GROUPS, p, 1);
        assertTrue(!kept.get(0) && !kept.get(5), kept::toString);
    }

    @Test
    void theMostProbableChoices_comeInOrder() {
        RandomStream random = new RandomStream(5);
        double[] p = new double[8];
        for (int i = 0; i < 8; i++) {
            p[i] = random.nextDouble();
        }
        List<int[]> all = new ArrayList<>();
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 2; b++) {
                for (int c = 0; c < 3; c++) {
                    all.add(new int[] {a, b, c});
                }
            }
        }
        all.sort(Comparator.comparingDouble((int[] c) -> -p[c[0]] * p[3 + c[1]] * p[5 + c[2]]));
        List<int[][]> found = MostProbable.of(GROUPS, p, 100);
        assertEquals(18, found.size());
        for (int i = 0; i < 18; i++) {
            assertArrayEquals(
                    all.get(i),
                    Arrays.stream(found.get(i)).mapToInt(set -> set[0]).toArray(),
                    "place " + i);
        }
    }

    @Test
    void theMostProbablePairs_comeInOrder_ofAGroupOfWhichTwoAreTaken() {
        Groups groups =
                new Groups(new int[] {0, 2, 5}, new int[] {0, 1}, new int[] {-1, -1}, new int[] {1, 2}, new boolean[2]);
        double[] p = {0.9, 0.1, 0.5, 0.2, 0.3};
        List<int[][]> found = MostProbable.of(groups, p, 100);
        // products 0.9 x (0.15, 0.1, 0.06), then 0.1 x the same
        int[][] pairs = {{0, 2}, {0, 1}, {1, 2}};
        assertEquals(6, found.size());
        for (int i = 0; i < 6; i++) {
            assertArrayEquals(new int[] {i / 3}, found.get(i)[0]);
            assertArrayEquals(pairs[i % 3], found.get(i)[1], "place " + i);
        }
    }

    @Test
    void independentWeights_areDrawnInProportion() {
        double[] p = new ArchDistribution.Independent(new assay.core.space.bench201.Bench201Space(), weights(0.5))
                .marginals();
        assertEquals(0.8, p[0], 1e-12);
        assertEquals(0.2, p[5], 1e-12, "a group of zeros is uniform");
    }

    private static double[] weights(double first) {
        double[] w = new double[30];
        for (int g = 0; g < 6; g++) {
            w[5 * g] = g == 1 ? 0 : 0.8 * first;
            w[5 * g + 3] = g == 1 ? 0 : 0.2 * first;
        }
        return w;
    }

    /** DATA, Table 9: the edges of the answer, with their strongest operations; none is not among them. */
    @Test
    void topOperations_areAddedToTheEdgesOfTheAnswer() {
        double[] p = new double[2 * DartsSpace.EDGES * 8];
        Arrays.setAll(p, i -> 1.0 / 8 + 0.001 * Math.sin(i));
        p[0] = 0.9; // none of the first edge
        p[3] = 0.5;
        p[6] = 0.4;
        p[7] = 0.3;
        double[] alpha = Arrays.stream(p).map(Math::log).toArray();
        ArchDistribution learnt = new ArchDistribution.Categorical(DartsSpace.darts(), alpha);
        GenotypeDarts one = (GenotypeDarts) TopOperations.derive(learnt, 1);
        assertEquals(learnt.mode(), one);
        GenotypeDarts two = (GenotypeDarts) TopOperations.derive(learnt, 2);
        for (int node = 0; node < DartsSpace.NODES; node++) {
            assertEquals(
                    inputs(one.normal().nodes().get(node)),
                    inputs(two.normal().nodes().get(node)));
            assertEquals(4, two.normal().nodes().get(node).size(), "two operations on each of two edges");
            assertEquals(4, two.reduce().nodes().get(node).size());
        }
        List<CellDarts.Edge> first =
                two.normal().nodes().get(0).stream().filter(e -> e.input() == 0).toList();
        assertEquals(
                List.of(OpDarts.SEARCHED.get(3), OpDarts.SEARCHED.get(6)),
                first.stream().map(CellDarts.Edge::op).toList());
        GenotypeDarts all = (GenotypeDarts) TopOperations.derive(learnt, 100);
        assertEquals(14, all.normal().nodes().get(0).size(), "all seven that are not none");
    }

    private static Set<Integer> inputs(List<CellDarts.Edge> edges) {
        return edges.stream().map(CellDarts.Edge::input).collect(Collectors.toSet());
    }

    @Test
    void severalOperations_areRefusedWhereAnEdgeHasOne() {
        UsageException e = assertThrows(
                UsageException.class,
                () -> Methods.DARTS.with(Map.of("top_ops", 2)).pick().check(new ToySpace(0)));
        assertEquals(
                "top_ops: expected 1 in the space toy, whose edges have one operation each, found 2.", e.getMessage());
        Methods.DARTS.pick().check(new ToySpace(0));
        Method both = Methods.DATA.with(Map.of("top_ops", 2, "derivation", "multinomial"));
        assertThrows(UsageException.class, () -> both.pick().check(DartsSpace.darts()));
        Methods.DATA.with(Map.of("top_ops", 2)).pick().check(DartsSpace.darts());
    }
}
