package assay.internal.proxies.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.core.random.Seeds;
import org.junit.jupiter.api.Test;

class DrawnScoreTest {
    private static final double[] A = {1, 2, 3, 4, 5};
    private static final double[] B = {50, 40, 30, 20, Double.NaN};

    @Test
    void ranksAreOfWhatWasDrawn_eachOnce() {
        DrawnScore product = DrawnScore.ranked(ProxyRule.Rule.RANK_PRODUCT, new double[][] {A, B});
        double[] found = product.of(new int[] {3, 0, 3, 1});
        // Of cells 3, 0 and 1: A ranks them 3, 1, 2 and B 1, 3, 2.
        double[] expected = {ln(3, 1), ln(1, 3), ln(3, 1), ln(2, 2)};
        assertArrayEquals(expected, found, 1e-12);
        // Cell 4 has no B, so it is below all others there.
        assertArrayEquals(new double[] {ln2(2, 1), ln2(1, 2)}, product.of(new int[] {4, 3}), 1e-12);
    }

    private static double ln(double a, double b) {
        return Math.log(a / 3) + Math.log(b / 3);
    }

    private static double ln2(double a, double b) {
        return Math.log(a / 2) + Math.log(b / 2);
    }

    @Test
    void aScoreOfItsOwn_doesNotDependOnTheOthers() {
        assertArrayEquals(new double[] {4, 1, 4}, DrawnScore.fixed(A).of(new int[] {3, 0, 3}));
    }

    /** The pool matters: over the space cell 1 is the best of these two, among the two both are equal and the first drawn is taken. */
    @Test
    void poolDecidesWhatIsChosen() {
        double[] a = {1, 2, 3, 4, 10};
        double[] b = {4, 3, 2, 1, 0};
        double[] truth = {0, 1, 2, 3, 4};
        double[][] parts = {a, b};
        int[] next = {0, 3, 1};
        int[] at = {0};
        double[] space = ProxyRule.Rule.RANK_PRODUCT.combine(parts);
        DrawnScore ranked = DrawnScore.ranked(ProxyRule.Rule.RANK_PRODUCT, parts);
        BestOfStudy bySpace = BestOfStudy.of(space, truth, r -> next[at[0]++ % 3], 3, 1, new Seeds(0));
        BestOfStudy byDrawn = BestOfStudy.of(ranked, truth, r -> next[at[0]++ % 3], 3, 1, new Seeds(0));
        assertEquals(3, bySpace.chosen().mean());
        // Ranks among the drawn: a 1, 3, 2; b 3, 1, 2. Cell 1 has the largest product, 4 of 3.
        assertEquals(1, byDrawn.chosen().mean());
    }
}
