package assay.internal.core.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against enumeration of all draws, and against many draws. */
class BestOfDrawsTest {
    private static final double[] LOOKS = {3, 1, 2, 2, 5};
    private static final double[] WORTH = {10, 20, 30, 50, 5};

    /** Every sequence of draws alike; of several that look best each of the distinct items alike. */
    private static double[] enumerated(int n) {
        double sum = 0;
        double squares = 0;
        int all = (int) Math.pow(LOOKS.length, n);
        for (int code = 0; code < all; code++) {
            double best = Double.NEGATIVE_INFINITY;
            for (int i = 0, rest = code; i < n; i++, rest /= LOOKS.length) {
                best = Math.max(best, LOOKS[rest % LOOKS.length]);
            }
            double mean = 0;
            double square = 0;
            int count = 0;
            for (int i = 0, rest = code; i < n; i++, rest /= LOOKS.length) {
                int item = rest % LOOKS.length;
                if (LOOKS[item] == best) {
                    mean += WORTH[item];
                    square += WORTH[item] * WORTH[item];
                    count++;
                }
            }
            sum += mean / count;
            squares += square / count;
        }
        return new double[] {sum / all, Math.sqrt(squares / all - sum / all * (sum / all))};
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6})
    void momentsAreThoseOfAllSequencesOfDraws(int n) {
        BestOfDraws best = new BestOfDraws(LOOKS, WORTH);
        double[] expected = enumerated(n);
        assertEquals(expected[0], best.mean(n), 1e-12); // a few additions of doubles
        assertEquals(expected[1], best.standardDeviation(n), 1e-9); // a difference of squares
    }

    @Test
    void oneDraw_isTheUniformChoice_andManyAreTheBestLooking() {
        BestOfDraws best = new BestOfDraws(LOOKS, WORTH);
        assertEquals(23, best.mean(1), 1e-12);
        assertEquals(5, best.mean(1_000_000), 1e-9);
        assertEquals(0, best.standardDeviation(1_000_000), 1e-6);
        assertEquals(0.5, BestOfDraws.uniform(WORTH).below(20), 1e-12);
        assertEquals(1, BestOfDraws.uniform(WORTH).below(51), 1e-12);
    }

    @Test
    void quantilesAreThoseOfManyDraws() {
        Random random = new Random(7);
        double[] looks = random.doubles(200).toArray();
        double[] worth = random.doubles(200).toArray();
        BestOfDraws best = new BestOfDraws(looks, worth);
        double[] found = new double[200_000];
        for (int i = 0; i < found.length; i++) {
            int of = random.nextInt(200);
            for (int draw = 1; draw < 10; draw++) {
                int other = random.nextInt(200);
                of = looks[other] > looks[of] ? other : of;
            }
            found[i] = worth[of];
        }
        Arrays.sort(found);
        double mean = Arrays.stream(found).average().orElseThrow();
        assertEquals(mean, best.mean(10), 0.003); // four standard errors: 0.3 / sqrt(200,000) each
        assertEquals(found[100_000], best.quantile(10, 0.5), 0.02); // neighbouring worths are 1/200 apart
        assertEquals(found[10_000], best.quantile(10, 0.05), 0.02);
    }
}
