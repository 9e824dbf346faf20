package assay.core.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricDecimalsTest {
    private static final double NONE = Double.POSITIVE_INFINITY;

    @Test
    void publishedMetrics_haveTwo_andLossesFour() {
        for (Metric metric : Metric.values()) {
            assertEquals(metric.equals(Metric.LOSS) ? 4 : 2, metric.decimals(), metric.key());
        }
    }

    /** Structural similarity, a share, a small error with a known end, kilometres, and a number with a wide range. */
    @ParameterizedTest
    @CsvSource({"-1, 1, 4", "0, 1, 4", "0, 0.01, 6", "0, 10, 3", "0, 1000, 2"})
    void boundedMetric_hasFourDigitsOfItsLargestValue(double least, double most, int decimals) {
        assertEquals(decimals, new Metric("m", "u", true, least, most).decimals());
    }

    @Test
    void metricWithoutAnEnd_hasFour_andPercentAlwaysTwo() {
        assertEquals(4, new Metric("mse", "squared error", false, 0, NONE).decimals());
        assertEquals(4, new Metric("neg_loss", "nats", true, -NONE, 0).decimals());
        assertEquals(2, new Metric("miou", "percent", true, 0, NONE).decimals());
    }
}
