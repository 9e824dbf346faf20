package assay.core.space.bench201;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.RandomStream;
import assay.core.space.Genotype;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Bench201SpacePropertyTest {
    private final Bench201Space space = new Bench201Space();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7})
    void neighbours_areThe24CellsAtDistanceOne(long seed) {
        Genotype201 cell = space.sample(new RandomStream(seed));
        List<Genotype> neighbours = space.neighbours(cell);
        assertEquals(24, new HashSet<>(neighbours).size());
        assertEquals(24, neighbours.size());
        for (Genotype n : neighbours) {
            assertEquals(1, changed(cell, n).length);
            assertTrue(space.neighbours(n).contains(cell));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7})
    void mutate_givesANeighbour(long seed) {
        RandomStream random = new RandomStream(seed);
        for (int i = 0; i < 100; i++) {
            Genotype201 parent = space.sample(random);
            assertTrue(space.neighbours(parent).contains(space.mutate(parent, random)), parent.text());
        }
    }

    /** Node uniform among 3, edge uniform in the node, operation uniform among the other 4. */
    @Test
    void mutate_choosesTheNodeFirst() {
        RandomStream random = new RandomStream(88);
        Genotype201 parent = space.sample(random);
        int draws = 36_000;
        int[] byEdge = new int[6];
        int[][] byOption = new int[6][5];
        for (int i = 0; i < draws; i++) {
            Genotype201 child = space.mutate(parent, random);
            int edge = changed(parent, child)[0];
            byEdge[edge]++;
            byOption[edge][child.edges().get(edge).ordinal()]++;
        }
        double[] share = {1 / 3.0, 1 / 6.0, 1 / 6.0, 1 / 9.0, 1 / 9.0, 1 / 9.0};
        for (int e = 0; e < 6; e++) {
            assertNear(draws * share[e], byEdge[e], draws, "edge " + e);
            assertEquals(0, byOption[e][parent.edges().get(e).ordinal()]);
            for (int option = 0; option < 5; option++) {
                if (option != parent.edges().get(e).ordinal()) {
                    assertNear(draws * share[e] / 4, byOption[e][option], draws, "edge " + e + " option " + option);
                }
            }
        }
    }

    @Test
    void sample_isUniformOnEveryEdge() {
        RandomStream random = new RandomStream(3);
        int draws = 20_000;
        int[][] counts = new int[6][5];
        for (int i = 0; i < draws; i++) {
            int[] choices = space.encode(space.sample(random));
            for (int e = 0; e < 6; e++) {
                counts[e][choices[e]]++;
            }
        }
        for (int e = 0; e < 6; e++) {
            for (int count : counts[e]) {
                assertNear(draws / 5.0, count, draws, "edge " + e + " " + Arrays.toString(counts[e]));
            }
        }
    }

    private static void assertNear(double expected, int count, int draws, String what) {
        double sigma = Math.sqrt(expected * (1 - expected / draws)); // of a binomial count
        assertEquals(expected, count, 5 * sigma, what);
    }

    private int[] changed(Genotype a, Genotype b) {
        int[] x = space.encode(a);
        int[] y = space.encode(b);
        return IntStream.range(0, 6).filter(e -> x[e] != y[e]).toArray();
    }
}
