package assay.core.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomStreamTest {
    /** The JDK's generator of the same paper is the oracle. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {0, 1, -1, 42, Long.MIN_VALUE, 0x123456789ABCDEFL})
    void nextLong_isSplitMix64(long seed) {
        RandomStream ours = new RandomStream(seed);
        SplittableRandom jdk = new SplittableRandom(seed);
        for (int i = 0; i < 100; i++) {
            assertEquals(jdk.nextLong(), ours.nextLong());
        }
    }

    /** Computed apart, in Python. */
    @Test
    void nextGaussian_givesBothDeviatesOfAPair() {
        RandomStream random = new RandomStream(42);
        for (double z : new double[] {0.8822489062222688, 1.388473285287707, -0.4508498757188601, 0.6707164409024291}) {
            assertEquals(z, random.nextGaussian(), 1e-14); // libm against StrictMath: a few units in the last place
        }
    }

    @Test
    void nextGaussian_hasMeanZeroAndVarianceOne() {
        RandomStream random = new RandomStream(1);
        int n = 100_000;
        double[] z =
                IntStream.range(0, n).mapToDouble(i -> random.nextGaussian()).toArray();
        assertEquals(0, IntStream.range(0, n).mapToDouble(i -> z[i]).sum() / n, 0.016); // 5 standard errors
        assertEquals(1, IntStream.range(0, n).mapToDouble(i -> z[i] * z[i]).sum() / n, 0.023); // 5 standard errors
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1 << 20, 3 << 29, Integer.MAX_VALUE})
    void nextInt_isUniformBelowItsBound(int bound) {
        RandomStream random = new RandomStream(bound);
        int n = 20_000;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            int k = random.nextInt(bound);
            assertTrue(0 <= k && k < bound);
            sum += k;
        }
        double deviation = bound / Math.sqrt(12.0 * n);
        assertEquals((bound - 1) / 2.0, sum / n, 5 * deviation);
        assertThrows(IllegalArgumentException.class, () -> random.nextInt(0));
    }

    @Test
    void shuffle_givesAllOrdersAlikeOften() {
        RandomStream random = new RandomStream(5);
        int[] counts = new int[27];
        for (int i = 0; i < 6000; i++) {
            int[] a = {0, 1, 2};
            random.shuffle(a);
            counts[9 * a[0] + 3 * a[1] + a[2]]++;
        }
        int[] orders = IntStream.of(counts).filter(c -> c > 0).toArray();
        assertEquals(6, orders.length);
        for (int count : orders) {
            assertEquals(1000, count, 145); // five standard deviations of a binomial count
        }
    }

    /** Computed apart, in Python: the numbers of a run must not change with the version. */
    @Test
    void seeds_giveTheStreamsTheyAlwaysGave() {
        assertEquals(
                8338366776214981663L, new Seeds(0).stream("search/darts", 7).nextLong());
        assertEquals(7851073332578569061L, new Seeds(123).stream("init").nextLong());
        assertEquals(
                -7476279745987404339L, new Seeds(-5).stream("\u00e9", 1, -2).nextLong());
        Seeds child = new Seeds(0).child("run", 3);
        assertEquals(6882219653576071540L, child.root());
        assertEquals(-8729549344574958237L, child.stream("init").nextLong());
    }

    @Test
    void seeds_keepStreamsApart() {
        Set<Long> firsts = new HashSet<>();
        int asked = 0;
        for (long root = 0; root < 4; root++) {
            for (String name : List.of("", "a", "b", "ab", "ba", "child/a")) {
                firsts.add(new Seeds(root).stream(name).nextLong());
                firsts.add(new Seeds(root).child(name).stream(name).nextLong());
                asked += 2;
                for (long n = -2; n < 50; n++) {
                    firsts.add(new Seeds(root).stream(name, n).nextLong());
                    firsts.add(new Seeds(root).stream(name, n, 0).nextLong());
                    asked += 2;
                }
            }
        }
        assertEquals(asked, firsts.size());
        assertNotEquals(
                new Seeds(0).stream("a", 1, 2).nextLong(),
                new Seeds(0).stream("a", 2, 1).nextLong());
    }
}
