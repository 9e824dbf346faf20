package assay.internal.core.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Expected values are scipy 1.x's: t.sf, t.isf, nct.sf and ttest_rel, one-sided. */
class MeanShiftTestTest {
    private static final double[] BEFORE = {1.0, 2.0, 2.2, 1.9};
    private static final double[] AFTER = {3.1, 2.5, 4.0, 3.3};

    @Test
    void studentsT_isScipys() {
        assertEquals(0.05000309, StudentT.survival(2.015, 5), 1e-8);
        assertEquals(0.15024339, StudentT.survival(1.3, 2.5), 1e-8);
        assertEquals(1 - 0.15024339, StudentT.survival(-1.3, 2.5), 1e-8);
        assertEquals(6.697302381701661, StudentT.critical(0.0025, 3.3), 1e-9);
        assertEquals(0, StudentT.critical(0.5, 4), 1e-12);
    }

    @Test
    void theShiftedT_isScipysNoncentralT() {
        assertEquals(0.7353894996340522, StudentT.exceeds(2.353, 3, 3.0), 1e-7);
        assertEquals(0.7307277222065784, StudentT.exceeds(3.5, 7, 4.2), 1e-7);
        assertEquals(0.3028478895151092, StudentT.exceeds(1.9, 2.2, 1.0), 2e-6); // what is left of the integral
        assertEquals(StudentT.survival(2.1, 4), StudentT.exceeds(2.1, 4, 0), 1e-8);
    }

    @Test
    void paired_isStudentsTestOfTheDifferences() {
        MeanShiftTest t = MeanShiftTest.paired(BEFORE, AFTER, 0);
        assertEquals(1.45, t.rise(), 1e-12);
        assertEquals(3, t.freedom());
        assertEquals(0.012541278656217847, t.p(), 1e-12);
        double[] less = {3.1 - 0.5, 2.5 - 0.5, 4.0 - 0.5, 3.3 - 0.5};
        assertEquals(
                MeanShiftTest.paired(BEFORE, less, 0).p(),
                MeanShiftTest.paired(BEFORE, AFTER, 0.5).p(),
                1e-12);
    }

    @Test
    void whereNothingVaries_theMarginDecides() {
        double[] two = {2, 2, 2};
        double[] three = {3, 3, 3};
        assertEquals(0, MeanShiftTest.paired(two, three, 0.9).p());
        assertEquals(1, MeanShiftTest.paired(two, three, 1).p());
    }

    @Test
    void ofOneValue_thereIsNoSpread() {
        double[] one = {1};
        assertThrows(IllegalArgumentException.class, () -> MeanShiftTest.paired(one, one, 0));
        assertThrows(IllegalArgumentException.class, () -> MeanShiftTest.paired(BEFORE, one, 0));
    }

    /** 4,000 trials: three standard errors of a share of 0.05 are 0.0103, of 0.8 they are 0.019. */
    @Test
    void levelAndPower_areWhatTheyAreSaidToBe() {
        double rise = MeanShiftTest.foundPaired(Math.sqrt(2), 5, 0.3, 0.05, 0.8);
        double unpaired = MeanShiftTest.foundUnpaired(1, 8, 5, 0.3, 0.05, 0.8);
        assertTrue(rejected(0.3, 5, 5, true) < 0.0603, "level, paired");
        assertTrue(rejected(0.3, 8, 5, false) < 0.0603, "level, unpaired");
        assertEquals(0.8, rejected(rise, 5, 5, true), 0.019);
        // For normal values, the power of the permutation test differs from that of Student's test by a point or two.
        assertEquals(0.8, rejected(unpaired, 8, 5, false), 0.03);
        assertEquals(0.3, MeanShiftTest.foundPaired(0, 5, 0.3, 0.05, 0.8));
    }

    private static double rejected(double rise, int before, int after, boolean paired) {
        SplittableRandom random = new SplittableRandom(11);
        int rejected = 0;
        for (int i = 0; i < 4_000; i++) {
            double[] x = normal(random, before, 0);
            double[] y = normal(random, after, rise);
            double p = paired
                    ? MeanShiftTest.paired(x, y, 0.3).p()
                    : PermutationTest.rise(x, y, 0.3).p();
            rejected += p <= 0.05 ? 1 : 0;
        }
        return rejected / 4_000.0;
    }

    private static double[] normal(SplittableRandom random, int n, double mean) {
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = mean + random.nextGaussian();
        }
        return x;
    }
}
