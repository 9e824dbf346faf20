package assay.internal.supernet.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import assay.internal.supernet.search.ToySearches.Toy;
import assay.supernet.search.learn.ByRemoval;
import assay.supernet.search.learn.Learn;
import assay.supernet.search.learn.Updates;
import assay.supernet.search.method.Search;
import assay.supernet.search.relax.Relaxation;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shapley-NAS on the toy space. */
class RemovalSearchTest {
    @TempDir
    Path folder;

    private SearchOutcome run(Learn learn, int warmup) {
        Search search = Search.of(Relaxation.softmax(), learn, Updates.WEIGHTS_THEN_ALPHA)
                .warmup(warmup);
        return ToySearches.run(new Toy(search), ToySearches.SETTINGS, folder.resolve("c" + search.hashCode()));
    }

    private static List<OptionalDouble> losses(SearchOutcome o) {
        return o.epochs().stream().map(e -> e.trainLoss()).toList();
    }

    /** Steps of length 0 leave DARTS with an alpha that stands still, to the bit. */
    @Test
    void withoutSteps_weightsLearnAsThoseOfDarts() {
        SearchOutcome still = run(new ByRemoval(0, 0.8, 3, 0.5), 0);
        SearchOutcome darts = run(new Learn.ByAdam(0, 0), 0);
        assertEquals(losses(darts), losses(still));
        assertArrayEquals(darts.distribution().marginals(), still.distribution().marginals());
    }

    /** Alpha moves once after each epoch that is not of the warm-up; until then weights learn as without. */
    @Test
    void alphaMoves_afterTheWarmUp() {
        SearchOutcome still = run(new ByRemoval(0, 0.8, 3, 0.5), 0);
        SearchOutcome late = run(new ByRemoval(0.1, 0.8, 3, 0.5), 2);
        assertEquals(losses(still), losses(late), "two epochs of warm-up, and steps after the third");
        assertNotEquals(
                Arrays.toString(still.distribution().marginals()),
                Arrays.toString(late.distribution().marginals()));
        SearchOutcome early = run(new ByRemoval(0.1, 0.8, 3, 0.5), 1);
        assertEquals(losses(still).subList(0, 2), losses(early).subList(0, 2));
        assertNotEquals(losses(still).get(2), losses(early).get(2));
    }
}
