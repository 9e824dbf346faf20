package assay.internal.core.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Against enumeration of all draws, the Irwin-Hall distribution, and many draws. */
class PlaceTestTest {
    /** Ten items; the three that are worth 10 are in the middle of 0 and 0.3. */
    private static final double[] TEN = {10, 10, 10, 20, 30, 30, 40, 50, 60, 70};

    private static PlaceTest test(BestOfDraws chance, long draws, double... values) {
        return PlaceTest.of(Collections.nCopies(values.length, chance.places(draws)), values);
    }

    @Test
    void place_isTheProbabilityOfSmallerDraws_andHalfOfEqualOnes() {
        DrawPlaces places = BestOfDraws.uniform(TEN).places(1);
        assertEquals(0.15, places.of(10), 1e-12);
        assertEquals(0.35, places.of(20), 1e-12);
        assertEquals(0.5, places.of(30), 1e-12);
        assertEquals(0.6, places.of(35), 1e-12, "between two values");
        assertEquals(0.95, places.of(70), 1e-12);
        assertEquals(0, places.of(9));
        assertEquals(1, places.of(71));
        assertEquals(0.5, Arrays.stream(TEN).map(places::of).average().orElseThrow(), 1e-12, "of its own draws");
    }

    @Test
    void p_isTheShareOfAllSequencesOfDraws() {
        BestOfDraws uniform = BestOfDraws.uniform(TEN);
        DrawPlaces places = uniform.places(1);
        double[] found = {60, 70, 40};
        double sum = Arrays.stream(found).map(places::of).sum();
        int above = 0;
        for (double a : TEN) {
            for (double b : TEN) {
                for (double c : TEN) {
                    above += places.of(a) + places.of(b) + places.of(c) > sum - 1e-9 ? 1 : 0;
                }
            }
        }
        PlaceTest test = test(uniform, 1, found);
        assertEquals(2 * above / 1000.0, test.p(), 1e-12); // sums of up to 1,000 doubles
        assertEquals(sum / 3, test.place(), 1e-12);
        assertEquals(3, test.n());
    }

    /** P(sum of n uniform numbers is at most s) = sum over k of (-1)^k C(n, k) (s - k)^n / n!. */
    private static double irwinHall(int n, double s) {
        double sum = 0;
        double choose = 1;
        double factorial = IntStream.rangeClosed(1, n).mapToDouble(i -> i).reduce(1, (a, b) -> a * b);
        for (int k = 0; k <= s; k++) {
            sum += (k % 2 == 0 ? 1 : -1) * choose * Math.pow(s - k, n) / factorial;
            choose = choose * (n - k) / (k + 1);
        }
        return sum;
    }

    @Test
    void withoutTies_theSumOfPlacesIsThatOfUniformNumbers() {
        double[] population = IntStream.range(0, 15_625).mapToDouble(i -> i).toArray();
        double[] found =
                IntStream.range(0, 10).mapToDouble(i -> 0.7 * 15_625 + i).toArray();
        PlaceTest test = test(BestOfDraws.uniform(population), 1, found);
        assertEquals(0.7003, test.place(), 1e-4);
        assertEquals(2 * (1 - irwinHall(10, 7)), test.p(), 0.0015); // places in steps of half a percent, of 0.029
        PlaceTest low = test(
                BestOfDraws.uniform(population),
                1,
                Arrays.stream(found).map(v -> 15_624 - v).toArray());
        assertEquals(test.p(), low.p(), 1e-9, "the other way round");
    }

    /** The same distribution and draws as a search that takes the best of 4 by a value that says little. */
    @Test
    void ofRightDraws_atMostOneInTwentyHasAPBelowAtwentieth() {
        SplittableRandom random = new SplittableRandom(20);
        double[] looks = random.ints(500, 0, 40).asDoubleStream().toArray();
        double[] worth = Arrays.stream(looks).map(v -> v + random.nextInt(60)).toArray();
        DrawPlaces places = new BestOfDraws(looks, worth).places(4);
        int low = 0;
        int trials = 4000;
        double place = 0;
        for (int t = 0; t < trials; t++) {
            double[] found = new double[6];
            for (int i = 0; i < 6; i++) {
                found[i] = drawn(looks, worth, 4, random);
            }
            PlaceTest test = PlaceTest.of(Collections.nCopies(6, places), found);
            low += test.p() < 0.05 ? 1 : 0;
            place += test.place() / trials;
        }
        assertEquals(0.5, place, 0.006); // four standard errors: 1/sqrt(12 x 24,000)
        assertEquals(0.05, low / (double) trials, 0.014); // four standard errors
    }

    private static double drawn(double[] looks, double[] worth, int draws, SplittableRandom random) {
        int best = -1;
        int ties = 0;
        for (int d = 0; d < draws; d++) {
            int i = random.nextInt(looks.length);
            if (best < 0 || looks[i] > looks[best]) {
                best = i;
                ties = 1;
            } else if (looks[i] == looks[best] && random.nextInt(++ties) == 0) {
                best = i;
            }
        }
        return worth[best];
    }

    @Test
    void manyValues_areTestedByTheNormalDistribution_whichMeetsTheExactOne() {
        List<double[]> chances =
                Collections.nCopies(60, BestOfDraws.uniform(TEN).places(1).chances());
        for (int sum : new int[] {5400, 5700, 6000, 6500, 6900}) {
            double exact = PlaceTest.exact(chances, sum);
            assertEquals(
                    exact,
                    PlaceTest.normal(chances, sum),
                    0.02 * exact + 0.012,
                    "sum " + sum); // no continuity correction
        }
        double[] found = new double[61];
        Arrays.fill(found, 30);
        assertEquals(1, test(BestOfDraws.uniform(TEN), 1, found).p(), 1e-9);
    }

    @Test
    void oneVeryBadValue_isOnePlace() {
        double[] population = IntStream.range(0, 1000)
                .mapToDouble(i -> i < 22 ? 10 : 50 + i / 40.0)
                .toArray();
        double[] found = {74, 74, 73, 74, 74, 73, 74, 74, 74, 10};
        PlaceTest test = test(BestOfDraws.uniform(population), 1, found);
        assertTrue(test.place() > 0.8 && test.p() < 0.001, test.toString());
    }

    @Test
    void aDistributionForEachValueIsNeeded() {
        DrawPlaces places = BestOfDraws.uniform(TEN).places(1);
        assertThrows(IllegalArgumentException.class, () -> PlaceTest.of(List.of(places), new double[] {1, 2}));
        assertThrows(IllegalArgumentException.class, () -> PlaceTest.of(List.of(), new double[0]));
    }
}
