package assay.core.blackbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.RandomStream;
import assay.core.space.Genotype;
import assay.core.space.bench201.Bench201Space;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BohbTest {
    private final Bench201Space space = new Bench201Space();
    private final Hill hill = new Hill(space);

    private void run(boolean honour, int trainings) {
        Ledger ledger = new Ledger(hill, Budget.ofTrainings(trainings), new RandomStream(0));
        new Bohb(3, 12, 200, honour, 4, 0, 3, 0.3, Density.Kernel.BOUNDED).search(space, ledger, new RandomStream(2));
    }

    /** By hand from the rule of HpBandSter: 200/3^2 = 22.2 is the smallest budget of at least 12. */
    @Test
    void brackets_areThoseOfHpBandSter() {
        List<Bracket> cycle = Bracket.cycle(3, 12, 200);
        assertEquals(
                List.of(List.of(9, 3, 1), List.of(3, 1), List.of(3)),
                cycle.stream().map(Bracket::sizes).toList());
        assertEquals(200 / 9.0, cycle.get(0).budgets().get(0), 1e-9); // float64
        assertEquals(List.of(200.0), cycle.get(2).budgets());
        assertEquals(
                List.of(List.of(27, 9, 3, 1), List.of(9, 3, 1), List.of(6, 2), List.of(4)),
                Bracket.cycle(3, 4, 108).stream().map(Bracket::sizes).toList());
        assertEquals(
                List.of(List.of(1)),
                Bracket.cycle(3, 5, 5).stream().map(Bracket::sizes).toList());
    }

    @Test
    void stage_keepsTheBest_andTrainsThemAnew() {
        run(false, 13);
        List<Genotype> first = new ArrayList<>(hill.archs().subList(0, 9));
        first.sort(Comparator.comparingDouble(a -> -hill.accuracy(a)));
        assertEquals(
                new HashSet<>(first.subList(0, 3)), new HashSet<>(hill.archs().subList(9, 12)));
        assertEquals(hill.accuracy(first.get(0)), hill.accuracy(hill.archs().get(12)));
    }

    @Test
    void officialWorker_ignoresTheBudget() {
        run(false, 40);
        assertTrue(hill.asked().stream().allMatch(a -> a.epochs() == 200));
    }

    @Test
    void honouredBudgets_areEpochs() {
        run(true, 20);
        List<Integer> epochs = hill.asked().stream().map(Hill.Asked::epochs).toList();
        assertEquals(
                List.of(22, 22, 22, 22, 22, 22, 22, 22, 22, 66, 66, 66, 200, 66, 66, 66, 200, 200, 200, 200), epochs);
    }

    @Test
    void model_needsMorePointsThanDecisions_ofBothKinds_atOneBudget() {
        DensityModel model =
                new DensityModel(new int[] {5, 5, 5, 5, 5, 5}, OptimizersTest.bohb(Density.Kernel.RELEASED));
        RandomStream random = new RandomStream(1);
        for (int i = 0; i < 14; i++) {
            assertEquals(Optional.empty(), model.propose(random), "after " + i);
            model.learn(22, space.encode(space.sample(random)), i);
        }
        assertTrue(model.propose(random).isPresent());
    }

    /** Losses that only depend on the first decision: the model proposes its good option more often than chance, 250 (standard deviation 14). */
    @Test
    void model_proposesWhatWasGood() {
        int[] widths = {4, 4, 4};
        for (Density.Kernel kernel : Density.Kernel.values()) {
            DensityModel model = new DensityModel(widths, new Bohb(3, 1, 9, false, 8, 0, 1, 0.1, kernel));
            RandomStream random = new RandomStream(4);
            for (int i = 0; i < 60; i++) {
                int[] choices = {random.nextInt(4), random.nextInt(4), random.nextInt(4)};
                model.learn(9, choices, choices[0] == 2 ? 0 : 1);
            }
            int good = 0;
            for (int i = 0; i < 1_000; i++) {
                good += model.propose(random).orElseThrow()[0] == 2 ? 1 : 0;
            }
            assertTrue(good > 400, kernel + ": " + good);
        }
    }

    @Test
    void smallerBudgets_areNotLearntFromOnceALargerHasAModel() {
        DensityModel model =
                new DensityModel(new int[] {2, 2}, new Bohb(3, 1, 9, false, 20, 0, 1, 0.1, Density.Kernel.BOUNDED));
        for (int i = 0; i < 40; i++) {
            model.learn(9, new int[] {i % 2, 0}, i % 2); // 0 is good
            model.learn(3, new int[] {i % 2, 0}, 1 - i % 2); // 1 is good
        }
        RandomStream random = new RandomStream(9);
        int zero = 0;
        for (int i = 0; i < 500; i++) {
            zero += model.propose(random).orElseThrow()[0] == 0 ? 1 : 0;
        }
        assertTrue(zero > 400, "option 0: " + zero);
    }

    @Test
    void proposals_areWithinTheSpace() {
        run(false, 500);
        assertFalse(hill.asked().isEmpty());
        for (Genotype arch : hill.archs()) {
            assertArrayEquals(space.encode(arch), space.encode(space.decode(space.encode(arch))));
        }
    }
}
