package assay.internal.core.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PermutationTestTest {
    @Test
    void separatedGroups_giveTheSmallestP() {
        PermutationTest t = PermutationTest.of(new double[] {5, 6, 7, 8}, new double[] {1, 2, 3, 4});
        assertEquals(2.0 / 70, t.p());
        assertEquals(2.0 / 70, t.smallestP());
        assertEquals(4, t.difference());
    }

    @Test
    void handCounted() {
        // Sums of the 10 pairs out of 1, 2, 3, 5, 9 around 8: 3 4 6 10 5 7 11 8 12 14; at least 4 away: 3 4 12 14.
        assertEquals(
                0.4,
                PermutationTest.of(new double[] {3, 9}, new double[] {1, 2, 5}).p());
        assertEquals(
                0.1,
                PermutationTest.of(new double[] {5, 9}, new double[] {1, 2, 3}).p());
    }

    @Test
    void aRise_isCountedOnOneSide_beyondItsMargin() {
        double[] low = {1, 2, 3, 4};
        double[] high = {5, 6, 7, 8};
        assertEquals(1.0 / 70, PermutationTest.rise(low, high, 0).p());
        assertEquals(1.0 / 70, PermutationTest.rise(low, high, 0).smallestP());
        assertEquals(1, PermutationTest.rise(high, low, 0).p());
        assertEquals(4, PermutationTest.rise(low, high, 2).difference());
        // Raised by 3.5: 4.5 5.5 6.5 7.5 against 5 6 7 8. Hand-counted with a script: 24 of 70 sums are at least 26.
        assertEquals(24.0 / 70, PermutationTest.rise(low, high, 3.5).p());
        assertEquals(
                1.0 / 10,
                PermutationTest.rise(new double[] {1, 2, 3}, new double[] {5, 9}, 1)
                        .p());
    }

    @Test
    void equalValues_showNothing() {
        double[] same = {93.1, 93.1, 93.1};
        assertEquals(1, PermutationTest.of(same, same).p());
        assertEquals(1, PermutationTest.of(new double[] {1}, new double[] {2}).p());
    }

    @Test
    void orderOfSumming_doesNotSplitTies() {
        // 0.1 + 0.2 + 0.3 differs from 0.3 + 0.2 + 0.1 in the last bit.
        double[] x = {0.1, 0.2, 0.3};
        double[] y = {0.3, 0.2, 0.1};
        assertEquals(1, PermutationTest.of(x, y).p());
    }

    @Test
    void manyValues_areDrawn_andTheDrawRepeats() {
        SplittableRandom random = new SplittableRandom(3);
        double[] x = random.doubles(30).toArray();
        double[] y = random.doubles(30).map(v -> v + 0.4).toArray();
        PermutationTest shifted = PermutationTest.of(x, y);
        assertTrue(shifted.p() < 0.001 && shifted.p() > 0, () -> "p = " + shifted.p());
        assertEquals(shifted, PermutationTest.of(x, y));
        double[] z = random.doubles(30).toArray();
        assertTrue(PermutationTest.of(x, z).p() > 0.01);
    }

    @Test
    void emptyGroup_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> PermutationTest.of(new double[0], new double[] {1}));
    }
}
