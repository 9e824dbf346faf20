package assay.supernet.search.relax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.RandomStream;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.draw.Moment;
import assay.supernet.search.method.DataDerivation;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What DATA says of its ensemble Gumbel-softmax, by name. Shares of 200,000 draws are held to 4.9 standard errors, which a right
 * program misses once in a million.
 */
class EnsemblePropositionsTest {
    private static final int DRAWS = 200_000;
    private static final double[] ALPHA = {0.9, -0.4, 0.3, -1.2};
    private static final Groups EDGE = new Groups(new int[] {0, 4}, new int[1], new int[] {-1});

    private static EnsembleGumbel ensemble(int m) {
        return new EnsembleGumbel(m, Simplex.SOFTMAX, EnsembleGumbel.Combine.SUM, Temperature.afterEpochs(1, 1));
    }

    /** How often each code was drawn: a bit for every operation. */
    private static Map<Integer, Integer> codes(int m) {
        RandomStream random = new RandomStream(40 + m);
        Moment when = new Moment(0, 1, Moment.Purpose.ALPHA);
        EnsembleGumbel ensemble = ensemble(m);
        Map<Integer, Integer> counts = new HashMap<>();
        for (int d = 0; d < DRAWS; d++) {
            double[] w = ensemble.draw(EDGE, ALPHA, when, random).weights();
            int code = 0;
            for (int i = 0; i < w.length; i++) {
                code |= w[i] > 0 ? 1 << i : 0;
            }
            counts.merge(code, 1, Integer::sum);
        }
        return counts;
    }

    private static void assertShare(double expected, double count, String what) {
        double error = Math.sqrt(expected * (1 - expected) / DRAWS);
        assertEquals(expected, count / DRAWS, 4.9 * error + 1e-12, what);
    }

    /** An operation is chosen with probability 1 - (1 - p)^M: more probable ones more often, for every M. */
    @Test
    void interpretability_anOperationIsChosenByItsProbability() {
        double[] p = EDGE.softmax(ALPHA);
        for (int m = 1; m <= 4; m++) {
            Map<Integer, Integer> codes = codes(m);
            for (int i = 0; i < p.length; i++) {
                int bit = 1 << i;
                double chosen = codes.entrySet().stream()
                        .filter(e -> (e.getKey() & bit) != 0)
                        .mapToInt(Map.Entry::getValue)
                        .sum();
                assertShare(1 - Math.pow(1 - p[i], m), chosen, "M = " + m + ", operation " + i);
            }
        }
    }

    /** Every code with one to M operations can be drawn, and no other: the sum of (K over m) for m up to M. */
    @Test
    void expressivity_everyCodeOfUpToMOperationsIsDrawn() {
        double[] p = EDGE.softmax(ALPHA);
        int[] many = {0, 4, 10, 14, 15};
        for (int m = 1; m <= 4; m++) {
            Map<Integer, Integer> codes = codes(m);
            assertEquals(many[m], codes.size(), "M = " + m);
            for (Map.Entry<Integer, Integer> code : codes.entrySet()) {
                int[] on = IntStream.range(0, 4)
                        .filter(i -> (code.getKey() >> i & 1) != 0)
                        .toArray();
                assertTrue(on.length >= 1 && on.length <= m, "M = " + m);
                double[] top = Arrays.stream(on).mapToDouble(i -> p[i]).toArray();
                assertShare(
                        DataDerivation.hitAll(top, top.length, m), code.getValue(), "M = " + m + ", " + code.getKey());
            }
        }
    }

    /** The number of operations of a draw grows with M, to the sum of 1 - (1 - p)^M; with M = 1 it is one. */
    @Test
    void diversity_aDrawHasMoreOperationsTheMoreDrawsItJoins() {
        double[] p = EDGE.softmax(ALPHA);
        double before = 0;
        for (int m = 1; m <= 4; m++) {
            int join = m;
            double expected =
                    Arrays.stream(p).map(q -> 1 - Math.pow(1 - q, join)).sum();
            double found = codes(m).entrySet().stream()
                            .mapToDouble(e -> (double) Integer.bitCount(e.getKey()) * e.getValue())
                            .sum()
                    / DRAWS;
            // a draw's number of operations deviates by less than 1.5 from its mean
            assertEquals(expected, found, 4.9 * 1.5 / Math.sqrt(DRAWS), "M = " + m);
            assertTrue(expected > before, "M = " + m);
            before = expected;
        }
    }
}
