package assay.supernet.search.extra;

import static assay.internal.testkit.Property.forAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.supernet.search.draw.Moment;
import assay.supernet.search.relax.Slopes;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Lambda-DARTS' alignment of cells, on gradients alone. */
class AlignmentTest {
    private static Moment at(int epoch, int epochs) {
        return new Moment(epoch, epochs, Moment.Purpose.WEIGHTS);
    }

    @Test
    void theSlope_isTheDerivativeOfTheAlignment() {
        forAll(20, random -> {
            double[] grads = new double[4 * 5];
            Arrays.setAll(grads, i -> random.nextGaussian());
            // 1e-7: central differences of values about one
            Slopes.assertGradient(g -> Alignment.of(g, 4), grads, Alignment.slope(grads, 4), 1e-7);
        });
    }

    /**
     * Two of three cells agree, and the third is orthogonal to them: one pair of three. By the formula, p of the first is (0,
     * 1) / 3 / 2.
     */
    @Test
    void theAlignment_isTheMeanCosineOverPairs() {
        double[] grads = {2, 0, 4, 0, 0, 0.5};
        assertEquals(1 / 3.0, Alignment.of(grads, 3), 1e-15);
        assertArrayEquals(new double[] {0, 1 / 6.0, 0, 1 / 12.0, 4 / 3.0, 0}, Alignment.slope(grads, 3), 1e-15);
    }

    @Test
    void cellsThatWantTheSame_orWithoutAGradient_orAlone_areLeftAsTheyAre() {
        double[] same = {1, 2, 2, 4};
        assertEquals(1, Alignment.of(same, 2), 1e-15);
        assertArrayEquals(new double[4], Alignment.slope(same, 2), 1e-15);
        double[] none = {1, 2, 0, 0};
        assertEquals(0, Alignment.of(none, 2));
        assertArrayEquals(new double[4], Alignment.slope(none, 2), 1e-15);
        assertEquals(0, Alignment.of(same, 1));
        assertArrayEquals(new double[4], Alignment.slope(same, 1));
    }

    /** As in the released code, the factor rises from 0 in the first epoch to the weight in the last. */
    @Test
    void theWeight_growsToTheLastEpoch() {
        Alignment a = new Alignment(0.125);
        assertEquals(0, a.lambda(at(0, 101)));
        assertEquals(0.0625, a.lambda(at(50, 101)));
        assertEquals(0.125, a.lambda(at(100, 101)));
        assertEquals(0.125, a.lambda(at(0, 1)));
        assertEquals(0, new Alignment(0).lambda(at(100, 101)));
    }
}
