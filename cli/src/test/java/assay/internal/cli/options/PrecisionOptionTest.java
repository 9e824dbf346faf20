package assay.internal.cli.options;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class PrecisionOptionTest {
    private static PrecisionOption of(String... args) {
        PrecisionOption option = new PrecisionOption();
        new CommandLine(option).parseArgs(args);
        return option;
    }

    @ParameterizedTest
    @CsvSource({
        "94.37333333333333, percent, 94.37",
        "88.385, percent, 88.39",
        "100, percent, 100.00",
        "1.0734659999999998, million, 1.073",
        "0.07331, million, 0.07331",
        "0.5, million, 0.5",
        "153.27381, million, 153.27",
        "0.0123456, loss, 0.01235",
        "12345.678, s, 12345.68",
        "12000, s, 12000",
        "-0.98765, loss, -0.9877",
        "NaN, loss, NaN"
    })
    void people_readFewDigits(double value, String unit, String expected) {
        assertEquals(expected, of().text(value, unit));
        assertEquals(Double.toString(value), of("--full").text(value, unit));
    }
}
