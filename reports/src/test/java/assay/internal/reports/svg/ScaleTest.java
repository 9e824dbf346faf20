package assay.internal.reports.svg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {
    @ParameterizedTest
    @CsvSource({
        "0, 25, 5 10 15 20 25 0",
        "80, 94.4, 80 82 84 86 88 90 92 94",
        "-0.3, 0.3, -0.2 0.0 0.2 -0.1 0.1 0.3 -0.3",
        "10, 95, 20 40 60 80",
        "93.1, 93.2, 93.10 93.12 93.14 93.16 93.18 93.20"
    })
    void ticks_areRound(double low, double high, String expected) {
        List<String> ticks = new Scale(low, high, 0, 100)
                .ticks(5).stream().map(BigDecimal::toPlainString).sorted().toList();
        assertEquals(List.of(expected.split(" ")).stream().sorted().toList(), ticks);
    }

    @Test
    void ticks_lieInsideAndAreFew_forAnyRange() {
        for (long seed = 0; seed < 500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double low = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-6, 7));
            double high = low + Math.pow(10, random.nextDouble(-6, 6));
            Scale scale = new Scale(low, high, 0, 1);
            List<BigDecimal> ticks = scale.ticks(5);
            double slack = (high - low) * 1e-6;
            assertTrue(ticks.size() >= 2 && ticks.size() <= 11, "seed " + seed + ": " + ticks);
            assertTrue(
                    ticks.stream().allMatch(t -> t.doubleValue() > low - slack && t.doubleValue() < high + slack),
                    "seed " + seed + ": " + ticks);
        }
    }

    @Test
    void at_mapsTheEnds_alsoUpsideDown() {
        Scale y = new Scale(10, 20, 200, 100);
        assertEquals(200, y.at(10));
        assertEquals(150, y.at(15));
        assertEquals(100, y.at(20));
    }

    @Test
    void padded_widensASingleNumber() {
        Scale s = Scale.padded(3, 3, 0, 1);
        assertTrue(s.low() < 3 && s.high() > 3);
    }

    @Test
    void emptyOrInfiniteRange_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Scale(1, 1, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Scale(Double.NaN, 1, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Scale(0, Double.POSITIVE_INFINITY, 0, 1));
    }
}
