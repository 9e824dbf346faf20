package assay.internal.core.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NdcgTest {
    private static final double[] ACCURACY = {3, 1, 2};

    @Test
    void trueOrder_isOne() {
        assertEquals(1, Ndcg.of(new double[] {30, 10, 20}, ACCURACY), 1e-12);
    }

    @Test
    void gainsAreDiscountedByTheLogarithmOfThePlace() {
        double ideal = 7 + 3 / log2(3) + 1 / log2(4);
        assertEquals((1 + 3 / log2(3) + 7 / log2(4)) / ideal, Ndcg.of(new double[] {1, 3, 2}, ACCURACY), 1e-12);
    }

    @Test
    void equalScores_giveTheMeanOverTheirOrders() {
        double first = Ndcg.of(new double[] {3, 2, 1}, ACCURACY);
        double second = Ndcg.of(new double[] {2, 3, 1}, ACCURACY);
        assertEquals((first + second) / 2, Ndcg.of(new double[] {2, 2, 1}, ACCURACY), 1e-12);
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }
}
