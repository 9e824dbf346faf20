package assay.internal.proxies.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.internal.core.stats.Interval;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AgreementTest {
    private static final double NAN = Double.NaN;

    @Test
    void sameOrder_agreesWhatEverTheScale() {
        double[] truth = new RandomStream(2).doubles(100).toArray();
        double[] score = Arrays.stream(truth).map(v -> Math.exp(80 * v)).toArray();
        Agreement found = Agreement.of(score, truth, 0, new Seeds(0));
        assertEquals(1, found.spearman().value().orElseThrow(), 1e-12);
        assertEquals(1, found.kendall().value().orElseThrow(), 1e-12);
        assertEquals(1, found.top().value().orElseThrow(), 1e-12);
    }

    @Test
    void undefinedAndUnmeasured_areLeftOut() {
        Agreement found = Agreement.of(new double[] {1, NAN, 3, 2}, new double[] {10, 1000, 30, NAN}, 0, new Seeds(0));
        assertEquals(2, found.cells());
        assertEquals(1, found.spearman().value().orElseThrow(), 1e-12);
    }

    @Test
    void theArchitectureThatTheScorePutsFirst_hasItsTruthAndItsPlace() {
        Agreement found =
                Agreement.of(new double[] {1, NAN, 3, 3, 9}, new double[] {40, 50, 20, 30, NAN}, 0, new Seeds(0));
        assertEquals(new Agreement.Best(2, 2, 20, 3), found.best().orElseThrow());
    }

    @Test
    void interval_isRepeatableAndHoldsTheValue() {
        RandomStream random = new RandomStream(3);
        double[] truth = random.doubles(200).toArray();
        double[] score = Arrays.stream(truth).map(v -> v + random.nextDouble()).toArray();
        Agreement found = Agreement.of(score, truth, 200, new Seeds(1));
        assertEquals(found, Agreement.of(score, truth, 200, new Seeds(1)));
        Interval interval = found.spearman().interval().orElseThrow();
        double value = found.spearman().value().orElseThrow();
        assertTrue(interval.low() < value && value < interval.high(), interval + " " + value);
    }

    @Test
    void constantScore_hasNoCorrelation() {
        Agreement found = Agreement.of(new double[] {1, 1, 1}, new double[] {1, 2, 3}, 10, new Seeds(0));
        assertTrue(found.spearman().value().isEmpty());
    }
}
