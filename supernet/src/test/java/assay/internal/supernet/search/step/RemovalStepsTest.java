package assay.internal.supernet.search.step;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What removals cost, in games whose Shapley values are known. */
class RemovalStepsTest {
    private static final List<int[]> ALL_ORDERS = List.of(
            new int[] {0, 1, 2},
            new int[] {0, 2, 1},
            new int[] {1, 0, 2},
            new int[] {1, 2, 0},
            new int[] {2, 0, 1},
            new int[] {2, 1, 0});

    /** Each player adds its own worth: every order gives it. */
    @Test
    void ofAnAdditiveGame_areTheWorths() {
        double[] worth = {0.5, 0.25, 0.125};
        for (int[] order : ALL_ORDERS) {
            assertArrayEquals(worth, RemovalSteps.contributions(order, 0, removed -> {
                double left = 0;
                for (int i = 0; i < worth.length; i++) {
                    left += removed.get(i) ? 0 : worth[i];
                }
                return left;
            }));
        }
    }

    /** The glove game: 0 and 1 have a left glove, 2 the right one; a pair is worth 1. Its values are 1/6, 1/6 and 4/6. */
    @Test
    void overAllOrders_theMeanIsTheShapleyValue() {
        double[] mean = new double[3];
        for (int[] order : ALL_ORDERS) {
            double[] of = RemovalSteps.contributions(
                    order, 0, removed -> !removed.get(2) && !(removed.get(0) && removed.get(1)) ? 1 : 0);
            double sum = 0;
            for (int i = 0; i < 3; i++) {
                mean[i] += of[i] / ALL_ORDERS.size();
                sum += of[i];
            }
            assertEquals(1, sum, "all together have what all are worth");
        }
        assertArrayEquals(new double[] {1 / 6.0, 1 / 6.0, 4 / 6.0}, mean, 1e-15);
    }

    @Test
    void anOrderEnds_onceLessThanItsShareIsLeft() {
        List<BitSet> asked = new ArrayList<>();
        double[] found = RemovalSteps.contributions(new int[] {2, 0, 1}, 0.5, removed -> {
            asked.add((BitSet) removed.clone());
            return 1 - 0.4 * removed.cardinality();
        });
        // 1, 0.6, 0.2: below half after two
        assertEquals(3, asked.size());
        assertArrayEquals(new double[] {0.4, 0, 0.4}, found, 1e-15);
    }
}
