package assay.internal.core.number;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.core.random.RandomStream;
import java.util.Locale;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {
    /** 88.385 was 88.39 on the terminal and 88.38 in the report. */
    @ParameterizedTest
    @CsvSource({
        "88.385, 2, 88.39",
        "88.375, 2, 88.38",
        "88.365, 2, 88.37",
        "1.005, 2, 1.01",
        "0.5, 0, 1",
        "2.5, 0, 3",
        "-0.005, 2, -0.01",
        "-0.004, 2, 0.00",
        "-0.0, 2, 0.00",
        "1e21, 1, 1000000000000000000000.0",
        "NaN, 2, NaN",
        "-Infinity, 2, -Infinity"
    })
    void aHalfOfTheShortestForm_goesUp(double value, int decimals, String text) {
        assertEquals(text, Decimals.text(value, decimals));
    }

    @Test
    void whatIsNotThere_isEmpty() {
        assertEquals("", Decimals.text(OptionalDouble.empty(), 2));
        assertEquals("0.13", Decimals.text(OptionalDouble.of(0.125), 2));
    }

    /** Java's own format is the same rule, so that lines of progress that use it agree. */
    @Test
    void theRule_isThatOfJavasFormat() {
        RandomStream random = new RandomStream(7);
        for (int i = 0; i < 20_000; i++) {
            double value = Math.round(random.nextDouble() * 1e6) / 1e4;
            int decimals = i % 4;
            assertEquals(String.format(Locale.ROOT, "%." + decimals + "f", value), Decimals.text(value, decimals));
        }
    }
}
