package assay.core.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.RandomStream;
import assay.core.space.Genotype;
import assay.core.space.bench201.Bench201Space;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalSearchTest {
    private final Bench201Space space = new Bench201Space();
    private final Hill hill = new Hill(space);

    private Ledger run(LocalSearch search, int trainings) {
        Ledger ledger = new Ledger(hill, Budget.ofTrainings(trainings), new RandomStream(0));
        search.search(space, ledger, new RandomStream(11));
        return ledger;
    }

    /** The table has one hill: the top is at most six moves away, and a cell has 24 neighbours. */
    @Test
    void oneHill_isClimbedToItsTop() {
        List<Step> steps = run(new LocalSearch(1, false), 1 + 6 * 24).steps();
        assertEquals(100, steps.get(steps.size() - 1).accuracy());
    }

    @Test
    void firstMove_isToTheBestNeighbour() {
        run(new LocalSearch(1, false), 26);
        List<Genotype> archs = hill.archs();
        assertEquals(new HashSet<>(space.neighbours(archs.get(0))), new HashSet<>(archs.subList(1, 25)));
        Genotype best = archs.subList(0, 25).stream()
                .max((a, b) -> Double.compare(hill.accuracy(a), hill.accuracy(b)))
                .orElseThrow();
        assertTrue(space.neighbours(best).contains(archs.get(25)));
    }

    @Test
    void firstBetterNeighbour_isGoneToAtOnce() {
        run(new LocalSearch(1, true), 60);
        Genotype here = hill.archs().get(0);
        for (Genotype next : hill.archs().subList(1, 60)) {
            if (hill.accuracy(here) == 100) {
                return;
            }
            assertTrue(space.neighbours(here).contains(next), next.text());
            here = hill.accuracy(next) > hill.accuracy(here) ? next : here;
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothing_isTrainedTwice_andTheEndOfTheSpaceIsTheEnd(boolean first) {
        run(new LocalSearch(3, first), 20_000);
        assertEquals(15_625, hill.archs().size());
        assertEquals(15_625, new HashSet<>(hill.archs()).size());
    }
}
