package assay.internal.supernet.search.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.Seeds;
import assay.core.space.SearchSpace;
import assay.internal.supernet.toy.ToySpace;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.method.Perturbed;
import assay.supernet.search.method.Search;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Decisions by removal, on the toy space. */
class PerturberTest {
    private static final Search SEARCH = Perturbed.supernet();

    private final SearchSpace space = new ToySpace(0);
    private final Groups groups = Groups.of(space);

    private double[] start(Seeds seeds) {
        return groups.softmax(SEARCH.relax().start(groups, seeds.stream("alpha")));
    }

    /**
     * Here an option is as important as its weight. Then the remaining options are the answer of DARTS, in whatever order edges
     * are decided.
     */
    @Test
    void byWeights_theAnswerIsThatOfDarts() {
        for (long s = 0; s < 20; s++) {
            Seeds seeds = new Seeds(s);
            assertEquals(
                    space.derive(start(seeds)),
                    Perturber.remains(SEARCH, space, seeds, (without, decision) -> without.stream()
                            .mapToDouble(d -> -Arrays.stream(d.weights()).sum())
                            .toArray()));
        }
    }

    /** A decision sees every option of one undecided group removed, and what was decided before as paths. */
    @Test
    void decisions_areOfOneGroupEach_andRestOnEarlierOnes() {
        List<List<Draw>> seen = new ArrayList<>();
        Perturber.remains(SEARCH, space, new Seeds(1), (without, decision) -> {
            assertEquals(seen.size(), decision);
            seen.add(without);
            return new double[without.size()];
        });
        assertEquals(groups.count(), seen.size());
        for (int decision = 0; decision < seen.size(); decision++) {
            int decided = 0;
            int missing = 0;
            for (int g = 0; g < groups.count(); g++) {
                int from = groups.start()[g];
                int width = groups.start()[g + 1] - from;
                double[] w = Arrays.copyOfRange(seen.get(decision).get(0).weights(), from, from + width);
                double sum = Arrays.stream(w).sum();
                decided += Arrays.stream(w).filter(v -> v == 1).count() == 1 ? 1 : 0;
                missing += sum < 0.999 ? 1 : 0;
                if (sum < 0.999) {
                    assertEquals(width, seen.get(decision).size());
                    for (int k = 0; k < width; k++) {
                        assertEquals(0, seen.get(decision).get(k).weights()[from + k]);
                        assertTrue(seen.get(decision).get(k).off(from + k));
                    }
                }
            }
            assertEquals(decision, decided, "decided before decision " + decision);
            assertEquals(1, missing);
        }
    }

    @Test
    void undefinedScores_areTheLeastHarm() {
        assertEquals(space.derive(lastOfEach()), Perturber.remains(SEARCH, space, new Seeds(3), (without, decision) -> {
            double[] harm = new double[without.size()];
            Arrays.fill(harm, Double.NaN);
            harm[harm.length - 1] = -1e300;
            return harm;
        }));
    }

    private double[] lastOfEach() {
        double[] w = new double[groups.size()];
        for (int g = 0; g < groups.count(); g++) {
            w[groups.start()[g + 1] - 1] = 1;
        }
        return w;
    }

    @Test
    void theOrder_isThatOfTheSeed() {
        assertEquals(order(5), order(5));
        assertNotEquals(order(5), order(6));
    }

    private List<Integer> order(long seed) {
        List<Integer> order = new ArrayList<>();
        double[] whole = start(new Seeds(seed));
        Perturber.remains(SEARCH, space, new Seeds(seed), (without, decision) -> {
            for (int i = 0; i < whole.length; i++) {
                if (without.get(0).off(i) && order.stream().noneMatch(group(i)::equals)) {
                    order.add(group(i));
                    break;
                }
            }
            return new double[without.size()];
        });
        return order;
    }

    private Integer group(int option) {
        int g = 0;
        while (option >= groups.start()[g + 1]) {
            g++;
        }
        return g;
    }
}
