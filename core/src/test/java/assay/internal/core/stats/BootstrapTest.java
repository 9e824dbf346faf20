package assay.internal.core.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.RandomStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    private static final double[] X = {91.2, 93.4, 90.8, 94.0, 92.2, 93.1};

    private static OptionalDouble mean(int[] at) {
        return Arrays.stream(at).mapToDouble(i -> X[i]).average();
    }

    @Test
    void ofTheMean_isTheIntervalOfTheMean() {
        Interval plain = Interval.ofMean(X, 0.95, 500, new RandomStream(3)).orElseThrow();
        Interval general = Bootstrap.interval(new int[] {6}, BootstrapTest::mean, 0.95, 500, new RandomStream(3))
                .orElseThrow();
        assertEquals(plain.low(), general.low(), 1e-12); // the mean is summed in another way
        assertEquals(plain.high(), general.high(), 1e-12);
    }

    @Test
    void groups_keepTheirSizes() {
        int[] groups = {2, 1, 3};
        Bootstrap.interval(
                groups,
                at -> {
                    assertEquals(2, Arrays.stream(at).filter(i -> i < 2).count());
                    assertEquals(1, Arrays.stream(at).filter(i -> i == 2).count());
                    assertTrue(Arrays.stream(at).allMatch(i -> i >= 0 && i < 6));
                    return OptionalDouble.of(0);
                },
                0.95,
                200,
                new RandomStream(4));
    }

    @Test
    void statisticThatIsOftenUndefined_hasNoInterval() {
        Bootstrap.Statistic sometimes = at -> at[0] == 0 ? OptionalDouble.empty() : OptionalDouble.of(at[0]);
        assertEquals(Optional.empty(), Bootstrap.interval(new int[] {3}, sometimes, 0.95, 300, new RandomStream(5)));
        assertTrue(Bootstrap.interval(new int[] {60}, sometimes, 0.95, 300, new RandomStream(5))
                .isPresent());
    }

    @Test
    void singleValue_hasNoInterval_andALevelMustBeOne() {
        assertEquals(
                Optional.empty(),
                Bootstrap.interval(new int[] {1, 1}, at -> OptionalDouble.of(1), 0.95, 10, new RandomStream(6)));
        assertThrows(
                IllegalArgumentException.class,
                () -> Bootstrap.interval(new int[] {6}, BootstrapTest::mean, 1, 10, new RandomStream(7)));
    }
}
