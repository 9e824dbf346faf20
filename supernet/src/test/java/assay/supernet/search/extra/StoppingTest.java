package assay.supernet.search.extra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.internal.supernet.search.SearchOutcome;
import assay.internal.supernet.search.ToySearches;
import assay.internal.supernet.search.ToySearches.Toy;
import assay.internal.supernet.search.step.SearchSettings;
import assay.supernet.search.method.Search;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoppingTest {
    private static final Stopping EIGENVALUE = new Stopping(Stopping.Rule.EIGENVALUE);

    @TempDir
    Path folder;

    /** Whether the search ends, and after which epoch. The measurements are of epochs 0, 2, 4, ... */
    private static List<Integer> end(Stopping how, double... measured) {
        List<Double> all = new ArrayList<>();
        for (int i = 0; i < measured.length; i++) {
            all.add(measured[i]);
            OptionalInt end = how.byEigenvalue(all);
            if (end.isPresent()) {
                return List.of(end.getAsInt(), 2 * i);
            }
        }
        return List.of();
    }

    /**
     * RobustDARTS' EVLocalAvg by hand: the mean of the last five, which belongs to the epoch 4 before, against the mean of four
     * measurements before, which belongs to the epoch 12 before.
     */
    @Test
    void theEigenvalue_endsTheSearch_whereItsMeanGrowsByThirtyPercent() {
        double[] flat = new double[25];
        Arrays.fill(flat, 1);
        assertEquals(List.of(), end(EIGENVALUE, flat));
        double[] rise = flat.clone();
        // from epoch 32 on it is 2: after 34 the mean is 1.4; that belongs to 30, and the one before to 22
        for (int i = 16; i < rise.length; i++) {
            rise[i] = 2;
        }
        assertEquals(List.of(22, 34), end(EIGENVALUE, rise));
        double[] early = flat.clone();
        for (int i = 4; i < early.length; i++) {
            early[i] = 2;
        }
        // it rises at epoch 8, but no epoch before 10 may be gone back to: after 22, 2 against 1.8
        assertEquals(List.of(), end(EIGENVALUE, early));
        // with start 0 the first comparison is after epoch 12: mean of 4..12 (1 + 4 x 2) / 5 against that of 0..4
        assertEquals(List.of(0, 12), end(new Stopping(Stopping.Rule.EIGENVALUE, 1.3, 0, 2, 10), early));
        assertTrue(EIGENVALUE.measures(0) && !EIGENVALUE.measures(1) && EIGENVALUE.measures(2));
        assertFalse(new Stopping(Stopping.Rule.SKIPS).measures(0));
    }

    @Test
    void aStableOrder_endsTheSearch() {
        Stopping two = new Stopping(Stopping.Rule.RANKING, 1.3, 0, 2, 2);
        List<int[]> orders = new ArrayList<>(List.of(new int[] {0, 1}, new int[] {1, 0}, new int[] {1, 0}));
        assertFalse(two.byRanking(orders), "one epoch without a change");
        orders.add(new int[] {1, 0});
        assertTrue(two.byRanking(orders));
        orders.add(new int[] {0, 1});
        assertFalse(two.byRanking(orders));
    }

    /** A toy search in which every growth ends: it goes back by 12 epochs to the alpha of its first. */
    @Test
    void aSearch_goesBackToTheArchitectureBeforeTheRise() {
        SearchSettings settings = new SearchSettings(16, 0.05, 0.001, 0.9, true, 5e-4, 5);
        Search darts = ToySearches.ALL.get("adam-first").search();
        Search grows = darts.beside(e -> e.and(new Stopping(Stopping.Rule.EIGENVALUE, 1, 0, 2, 10)));
        SearchOutcome whole = ToySearches.run(new Toy(darts), settings, folder.resolve("whole"));
        SearchOutcome ended = ToySearches.run(new Toy(grows), settings, folder.resolve("ended"));
        int n = ended.epochs().size();
        assertTrue(n == 13 || n == 15, "ends after a measurement from epoch 12 on: " + n);
        assertEquals(
                whole.epochs().get(n - 1 - 12).incumbent(),
                ended.epochs().get(n - 1).incumbent());
        for (int e : IntStream.range(0, n).toArray()) {
            assertEquals(
                    whole.epochs().get(e).trainLoss(), ended.epochs().get(e).trainLoss());
        }
    }
}
