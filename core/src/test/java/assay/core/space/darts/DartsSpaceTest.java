package assay.core.space.darts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import assay.core.random.RandomStream;
import assay.core.space.DecisionGroup;
import assay.core.space.Genotype;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DartsSpaceTest {
    private final DartsSpace space = DartsSpace.darts();

    @Test
    void alphas_areTwoTablesOf14By8() {
        List<DecisionGroup> alphas = space.alphas();
        assertEquals(28, alphas.size());
        assertEquals("normal 2<-0", alphas.get(0).name());
        assertEquals("reduce 5<-4", alphas.get(27).name());
        assertEquals(
                List.of(
                        "none",
                        "max_pool_3x3",
                        "avg_pool_3x3",
                        "skip_connect",
                        "sep_conv_3x3",
                        "sep_conv_5x5",
                        "dil_conv_3x3",
                        "dil_conv_5x5"),
                alphas.get(13).options());
    }

    /** The zero operation of published lists of architectures. */
    @Test
    void parse_leavesAnEdgeOfNoneOut() {
        String with =
                "Genotype(normal=[('none', 0), ('skip_connect', 1)], normal_concat=[2], reduce=[('none', 0), ('none', 1)],"
                        + " reduce_concat=[2])";
        assertEquals("normal=skip_connect~1[2];reduce=0[2]", space.parse(with).text());
    }

    /**
     * Each node takes two edges, by the weight of their best operation other than none. The stronger edge comes first; of two
     * equal ones, the earlier.
     */
    @Test
    void derive_keepsTheTwoStrongestEdgesOfEachNode() {
        double[] w = new double[224];
        Arrays.fill(w, 0.1);
        set(w, 0, 0, OpDarts.NONE, 0.9); // none never counts
        set(w, 0, 0, OpDarts.SKIP_CONNECT, 0.2);
        set(w, 0, 1, OpDarts.SEP_CONV_5X5, 0.3);
        set(w, 0, 3, OpDarts.DIL_CONV_3X3, 0.5); // node 1: edges 2, 3, 4
        GenotypeDarts arch = space.derive(w);
        assertEquals(
                "sep_conv_5x5~1+skip_connect~0|dil_conv_3x3~1+max_pool_3x3~0|max_pool_3x3~0+max_pool_3x3~1",
                String.join("|", Arrays.copyOf(arch.text().substring(7).split("\\|"), 3)));
        assertEquals(
                PublishedDarts.named("DARTS_V1").normal().concat(),
                arch.reduce().concat());
    }

    @Test
    void derive_refusesAnotherNumberOfWeights() {
        assertThrows(IllegalArgumentException.class, () -> space.derive(new double[196]));
        assertEquals(
                OpDarts.MAX_POOL_3X3,
                DartsSpace.withoutNone()
                        .derive(new double[196])
                        .normal()
                        .edges()
                        .get(0)
                        .op());
    }

    /** Deriving does not depend on the order in which edges were looked at: it equals sorting them all. */
    @Test
    void derive_equalsSortingTheEdges() {
        for (long seed = 0; seed < 200; seed++) {
            RandomStream random = new RandomStream(seed);
            double[] w = IntStream.range(0, 224)
                    .mapToDouble(i -> random.nextInt(6)) // many ties
                    .toArray();
            GenotypeDarts arch = space.derive(w);
            for (int node = 0; node < 4; node++) {
                int first = DartsSpace.firstEdge(node);
                List<Integer> sorted = IntStream.range(0, node + 2)
                        .boxed()
                        .sorted((a, b) -> Double.compare(best(w, first + b), best(w, first + a)))
                        .limit(2)
                        .toList();
                assertEquals(
                        sorted,
                        arch.normal().nodes().get(node).stream()
                                .map(CellDarts.Edge::input)
                                .toList());
            }
        }
    }

    private static double best(double[] w, int edge) {
        return IntStream.range(1, 8).mapToDouble(op -> w[8 * edge + op]).max().orElseThrow();
    }

    private static void set(double[] w, int kind, int edge, OpDarts op, double value) {
        w[(kind * 14 + edge) * 8 + op.ordinal()] = value;
    }

    @Test
    void decode_isTheInverseOfEncode() {
        for (long seed = 0; seed < 100; seed++) {
            RandomStream random = new RandomStream(seed);
            GenotypeDarts arch = space.sample(random);
            assertEquals(arch, space.decode(space.encode(arch)), "seed " + seed);
        }
    }

    @Test
    void encode_takesAllPublishedCellsOfTheSpaceAndRefusesTheOthers() {
        for (PublishedDarts p : PublishedDarts.all()) {
            if (p.name().endsWith("Net")) {
                assertThrows(IllegalArgumentException.class, () -> space.encode(p.genotype()));
            } else {
                assertEquals(22, space.encode(p.genotype()).length);
            }
        }
    }

    @Test
    void mutate_changesOneDecision() {
        RandomStream random = new RandomStream(4);
        for (int i = 0; i < 200; i++) {
            GenotypeDarts parent = space.sample(random);
            int[] a = space.encode(parent);
            int[] b = space.encode(space.mutate(parent, random));
            assertEquals(
                    1, IntStream.range(0, a.length).filter(g -> a[g] != b[g]).count());
        }
    }

    @Test
    void neighbours_differInOneDecisionEach() {
        GenotypeDarts arch = space.sample(new RandomStream(1));
        List<Genotype> all = space.neighbours(arch);
        // 16 operations of 7 options; per cell pairs of inputs out of 3, 6 and 10
        assertEquals(16 * 6 + 2 * (2 + 5 + 9), all.size());
        all.forEach(n -> assertNotEquals(arch, n));
    }
}
