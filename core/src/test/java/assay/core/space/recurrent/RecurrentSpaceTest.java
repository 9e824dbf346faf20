package assay.core.space.recurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.core.space.DecisionGroup;
import assay.core.space.Genotype;
import java.math.BigInteger;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecurrentSpaceTest {
    private final RecurrentSpace space = RecurrentSpace.published();
    private final RandomStream random = new Seeds(4).stream("cells");

    @Test
    void theSpace_isOfThePublishedSize() {
        assertEquals(BigInteger.valueOf(2_642_411_520L), space.size());
        assertEquals(36, space.edges());
        assertEquals(36, space.alphas().size());
        assertEquals(
                List.of("none", "tanh", "relu", "sigmoid", "identity"),
                space.alphas().get(7).options());
        assertEquals("4<-1", space.alphas().get(RecurrentSpace.edge(4, 1)).name());
        assertEquals(
                space.size(),
                space.groups().stream()
                        .map(g -> BigInteger.valueOf(g.width()))
                        .reduce(BigInteger.ONE, BigInteger::multiply));
        assertEquals(0, space.alphas().get(0).none());
        assertEquals(-1, space.alphas().get(0).skip());
    }

    @Test
    void smallSpaces_areEnumeratedByTheirNeighbours() {
        RecurrentSpace small = RecurrentSpace.of(2);
        HashSet<Genotype> seen = new HashSet<>(List.of(small.sample(random)));
        for (int before = 0; before < seen.size(); ) {
            before = seen.size();
            List.copyOf(seen).forEach(g -> seen.addAll(small.neighbours(g)));
        }
        assertEquals(small.size().intValueExact(), seen.size());
    }

    /** Parameters of recurrent.md, section 1.9, which the papers print rounded. */
    @ParameterizedTest
    @CsvSource({
        "DARTS_V2, 10000, 850, 22960000",
        "GDAS, 10000, 850, 22960000",
        "ENAS, 10000, 850, 27295000",
        "DARTS_V1, 33278, 700, 33127878",
        "ENAS, 33278, 700, 36067878"
    })
    void costs_areThePublishedOnes(String name, int words, int hidden, long params) {
        assertEquals(
                params,
                CostRecurrent.of(PublishedRecurrent.named(name), words, hidden).params());
    }

    @Test
    void multiplyAdds_areOfTheProductsThatAreMade() {
        assertEquals(
                20L * 850 * 850 + 10_000L * 850,
                CostRecurrent.of(PublishedRecurrent.named("DARTS_V2"), 10_000, 850)
                        .multiplyAdds());
        CostRecurrent search = CostRecurrent.search(8, 10_000, 300);
        assertEquals(4_810_000, search.params());
        assertEquals(76L * 300 * 300 + 10_000L * 300, search.multiplyAdds());
    }

    @Test
    void derive_takesTheLargestRealOperation_andTheFirstOfEqualOnes() {
        RecurrentSpace two = RecurrentSpace.of(2);
        double[] w = new double[15];
        assertEquals("tanh~0|tanh~0[1.2]", two.derive(w).text());
        w[0] = 0.9; // none of 1<-0 is left out
        w[3] = 0.1;
        w[5] = 0.8;
        w[9] = 0.2;
        w[12] = 0.3;
        w[14] = 0.3;
        assertEquals("sigmoid~0|relu~1[1.2]", two.derive(w).text());
        assertEquals("none~0|none~0[1.2]", two.deriveWithNone(w).text());
        assertThrows(IllegalArgumentException.class, () -> two.derive(new double[14]));
    }

    @Test
    void having_leavesOutWhatReadsAnEmptyNode() {
        RecurrentSpace three = RecurrentSpace.of(3);
        BitSet some = new BitSet();
        some.set(2); // relu of 1<-0
        some.set(1); // tanh of 1<-0
        some.set(5); // none of 2<-0: the node stays empty
        some.set(5 * RecurrentSpace.edge(3, 2) + 1); // reads the empty node
        some.set(5 * RecurrentSpace.edge(3, 1) + 4);
        assertEquals(
                "tanh~0+relu~0|0|identity~1[1.3]",
                three.having(some).orElseThrow().text());
        assertEquals("0|0|0[0]", three.having(new BitSet()).orElseThrow().text());
    }

    @Test
    void mutate_changesOneNode_laterOnesMoreOften() {
        Genotype parent = PublishedRecurrent.named("DARTS_V2");
        int[] changed = new int[8];
        for (int i = 0; i < 2000; i++) {
            List<List<GenotypeRecurrent.Edge>> nodes =
                    space.mutate(parent, random).nodes();
            int found = 0;
            for (int n = 0; n < 8; n++) {
                if (!nodes.get(n).equals(((GenotypeRecurrent) parent).nodes().get(n))) {
                    changed[n]++;
                    found++;
                }
            }
            assertEquals(1, found);
        }
        // Node 8 is drawn with probability 8/36: 444 of 2,000, standard deviation 19; node 1 with 1/36: 56, deviation
        // 7.
        assertTrue(Math.abs(changed[7] - 444) < 90, "node 8: " + changed[7]);
        assertTrue(Math.abs(changed[0] - 56) < 35, "node 1: " + changed[0]);
    }

    @Test
    void foreignCells_areRefused_whereTheyAreNoChoices() {
        assertThrows(IllegalArgumentException.class, () -> space.encode(PublishedRecurrent.named("ENAS")));
        assertThrows(
                IllegalArgumentException.class, () -> RecurrentSpace.of(2).encode(space.parse("none~0|relu~1[1.2]")));
        assertThrows(IllegalArgumentException.class, () -> RecurrentSpace.of(0));
        RecurrentSpace eleven = RecurrentSpace.of(11);
        assertEquals(DecisionGroup.Role.INPUTS, eleven.groups().get(1).role());
        assertNotEquals(eleven.size(), space.size());
    }
}
