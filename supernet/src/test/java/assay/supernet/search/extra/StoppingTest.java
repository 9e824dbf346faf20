package assay.supernet.search.extra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.space.bench101.OneShotSpace;
import assay.internal.supernet.search.SearchOutcome;
import assay.internal.supernet.search.ToySearches;
import assay.internal.supernet.search.ToySearches.Toy;
import assay.internal.supernet.search.step.SearchSettings;
import assay.supernet.search.method.Search;
import assay.supernet.search.method.Stage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoppingTest {
    private static final StopRule EIGENVALUE = new StopByEigenvalue();

    @TempDir
    Path folder;

    /** Whether the search ends, and after which epoch. The measurements are of epochs 0, 2, 4, ... */
    private static List<Integer> end(StopRule how, double... measured) {
        List<Double> all = new ArrayList<>();
        for (int i = 0; i < measured.length; i++) {
            all.add(measured[i]);
            OptionalInt end = how.end(new StopRule.Seen(all, List.of()));
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
        assertEquals(List.of(0, 12), end(new StopByEigenvalue(1.3, 0), early));
    }

    /** Asks for nothing but the eigenvalue, which costs passes of second order, and for that every second epoch. */
    @Test
    void noRule_looksAtMoreThanItNeeds() {
        Map<StopRule, String> looks = new LinkedHashMap<>();
        StopRule[] rules = {
            new StopNever(),
            new StopByEigenvalue(),
            new StopBySkips(),
            new StopByRanking(),
            new StopByPlateau(),
            new StopByEntropy()
        };
        for (StopRule rule : rules) {
            List<String> seen = new ArrayList<>();
            for (int epoch = 0; epoch < 3; epoch++) {
                rule.number(epoch, looker(seen));
            }
            looks.put(rule, String.join(" ", seen));
        }
        assertEquals(
                List.of(
                        "",
                        "eigenvalue eigenvalue",
                        "skips skips skips",
                        "",
                        "loss loss loss",
                        "entropy entropy entropy"),
                List.copyOf(looks.values()));
    }

    private static StopRule.Sight looker(List<String> seen) {
        return new StopRule.Sight() {
            @Override
            public double eigenvalue() {
                seen.add("eigenvalue");
                return 1;
            }

            @Override
            public int skips() {
                seen.add("skips");
                return 1;
            }

            @Override
            public OptionalDouble validationLoss() {
                seen.add("loss");
                return OptionalDouble.of(1);
            }

            @Override
            public double entropy() {
                seen.add("entropy");
                return 1;
            }
        };
    }

    @Test
    void aStableOrder_endsTheSearch() {
        StopRule two = new StopByRanking(2);
        List<int[]> orders = new ArrayList<>(List.of(new int[] {0, 1}, new int[] {1, 0}, new int[] {1, 0}));
        assertFalse(ends(two, List.of(), orders), "one epoch without a change");
        orders.add(new int[] {1, 0});
        assertTrue(ends(two, List.of(), orders));
        orders.add(new int[] {0, 1});
        assertFalse(ends(two, List.of(), orders));
    }

    private static boolean ends(StopRule rule, List<Double> numbers, List<int[]> orders) {
        OptionalInt end = rule.end(new StopRule.Seen(numbers, orders));
        end.ifPresent(e -> assertEquals(orders.size() - 1, e, "with the architecture that it has now"));
        return end.isPresent();
    }

    /** The first epoch, from 0, after which it ends; -1 for none. */
    private static int first(StopRule rule, double... numbers) {
        List<Double> all = new ArrayList<>();
        List<int[]> orders = new ArrayList<>();
        for (double number : numbers) {
            all.add(number);
            orders.add(new int[] {0});
            if (ends(rule, all, orders)) {
                return all.size() - 1;
            }
        }
        return -1;
    }

    @Test
    void aLossThatFallsNoMore_endsTheSearch() {
        StopRule two = new StopByPlateau(2, 0.25);
        assertEquals(-1, first(two, 3, 2.5, 2, 1.5, 1, 0.5));
        assertEquals(3, first(two, 3, 2, 2, 1.9, 0), "two epochs that do not fall by more than 0.25");
        assertEquals(-1, first(two, 3, 2, 2.2, 1.7, 1.6, 1.4), "small falls add up");
        assertEquals(3, first(two, 3, 2, 1.75, 1.75), "exactly 0.25 is not below");
    }

    @Test
    void aDistributionThatHasDecided_orDecidesNoMore_endsTheSearch() {
        StopRule rule = new StopByEntropy(0.5, 0.125, 2);
        assertEquals(3, first(rule, 1, 0.8, 0.6, 0.4));
        assertEquals(-1, first(rule, 1, 0.8, 0.6, 0.5), "not below");
        assertEquals(3, first(rule, 1, 0.75, 0.7, 0.65), "three epochs within 0.125");
        assertEquals(-1, first(rule, 1, 0.75, 0.875, 0.75), "it comes back");
        assertEquals(-1, first(new StopByEntropy(0, 0.125, 2), 1, 0.5, 0.25, 0.05), "0: at no share");
        assertEquals(-1, first(new StopByEntropy(0.5, 0, 2), 1, 1, 1, 1), "0: at no range");
    }

    private static String refusal(UnaryOperator<Search> change) {
        Search search = change.apply(ToySearches.ALL.get("adam-first").search());
        return assertThrows(IllegalArgumentException.class, () -> search.check(3, 16))
                .getMessage();
    }

    private static UnaryOperator<Extras> stop(StopRule rule) {
        return e -> e.and(new Stopping(rule));
    }

    @Test
    void aRuleThatHasNoMeaning_isRefusedByName() {
        assertTrue(refusal(s -> s.beside(stop(new StopByPlateau(3, 0.01))))
                .startsWith("stop_epochs: expected fewer than" + " the 3 epochs"));
        assertTrue(refusal(s -> s.warmup(1).beside(stop(new StopByPlateau(2, 0.01))))
                .startsWith("stop_epochs: expected" + " fewer than the 2 epochs"));
        assertTrue(refusal(s -> s.beside(stop(new StopByPlateau(1, 0))).beside(e -> e.level(Level.SINGLE)))
                .startsWith("stop: expected level: bilevel"));
        assertTrue(refusal(s -> s.beside(stop(new StopByEntropy(0, 0, 1)))).startsWith("stop_share: expected more"));
        assertTrue(
                refusal(s -> s.beside(stop(new StopByEntropy(0, 0.1, 3)))).startsWith("stop_epochs: expected fewer"));
        for (StopRule rule : List.of(new StopByPlateau(1, 0), new StopByEntropy())) {
            assertTrue(refusal(s ->
                            s.stages(List.of(new Stage(2, 0), new Stage(1, 2))).beside(stop(rule)))
                    .startsWith("stop: expected a search of one stage for " + rule.word()));
        }
        IllegalArgumentException none =
                assertThrows(IllegalArgumentException.class, () -> new StopBySkips().check(OneShotSpace.of(1)));
        assertTrue(none.getMessage().startsWith("stop: expected a space with skip connections"), none.getMessage());
    }

    /** A toy search in which every growth ends: it goes back by 12 epochs to the alpha of its first. */
    @Test
    void aSearch_goesBackToTheArchitectureBeforeTheRise() {
        SearchSettings settings = new SearchSettings(16, 0.05, 0.001, 0.9, true, 5e-4, 5);
        Search darts = ToySearches.ALL.get("adam-first").search();
        Search grows = darts.beside(e -> e.and(new Stopping(new StopByEigenvalue(1, 0))));
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
