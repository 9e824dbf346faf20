package assay.supernet.search.extra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.InterruptedRunException;
import assay.internal.supernet.search.SearchOutcome;
import assay.internal.supernet.search.ToySearches;
import assay.internal.supernet.search.ToySearches.Toy;
import assay.internal.supernet.toy.ToySpace;
import assay.supernet.search.learn.Learn;
import assay.supernet.search.learn.Order;
import assay.supernet.search.learn.Updates;
import assay.supernet.search.method.Search;
import assay.supernet.tiny.Stopped;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every part that any method can have, in searches of the toy space. */
class ExtrasTest {
    private static final Map<String, UnaryOperator<Extras>> PARTS = parts();

    @TempDir
    Path folder;

    private static Map<String, UnaryOperator<Extras>> parts() {
        Map<String, UnaryOperator<Extras>> all = new LinkedHashMap<>();
        all.put("beta", e -> e.and(new BetaDecay(5)));
        all.put("zero-one", e -> e.and(new ZeroOne(ZeroOne.Form.L2)));
        all.put("skip-linear", e -> e.and(new AuxiliarySkip(AuxiliarySkip.Decay.LINEAR)));
        all.put("skip-cosine", e -> e.and(new AuxiliarySkip(AuxiliarySkip.Decay.COSINE)));
        all.put("random", e -> e.and(new Smoothing(Smoothing.Way.RANDOM)));
        all.put("adversarial", e -> e.and(new Smoothing(Smoothing.Way.ADVERSARIAL, 0.03, 0.3, 2)));
        all.put("decay", e -> e.weightDecay(50));
        all.put("oles", e -> e.and(new Freezing(true, 1, 2)));
        all.put("aligned", e -> e.and(new Alignment(0.5)));
        all.put("skips", e -> e.and(new Stopping(new StopBySkips(1))));
        all.put("plateau", e -> e.and(new Stopping(new StopByPlateau(1, 100))));
        all.put("entropy", e -> e.and(new Stopping(new StopByEntropy(1, 0, 1))));
        all.put("single", e -> e.level(Level.SINGLE));
        return all;
    }

    static Set<String> names() {
        return PARTS.keySet();
    }

    private static Search darts() {
        return ToySearches.ALL.get("adam-first").search();
    }

    private SearchOutcome run(Search search) {
        return ToySearches.run(new Toy(search), ToySearches.SETTINGS, folder.resolve("run" + search.hashCode()));
    }

    private static double largest(SearchOutcome o) {
        return Arrays.stream(o.distribution().marginals()).max().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyPart_changesTheSearch_andGoesOnAfterAStop(String name) {
        Search with = darts().beside(PARTS.get(name));
        List<Integer> steps = new ArrayList<>();
        List<String> whole = Stopped.all(ToySearches.run(new Toy(with), folder.resolve("whole"), steps));
        assertNotEquals(Stopped.all(run(darts())), whole);
        for (int stop = 0; stop < steps.size(); stop++) {
            Path checkpoint = folder.resolve("cut" + stop);
            int after = stop;
            assertThrows(
                    InterruptedRunException.class,
                    () -> ToySearches.run(new Toy(with), ToySearches.SETTINGS, checkpoint, after));
            assertEquals(whole, Stopped.all(ToySearches.run(new Toy(with), ToySearches.SETTINGS, checkpoint)));
        }
    }

    /** What they are switched on with: set to nothing, the search is the one without. */
    @ParameterizedTest
    @MethodSource("names")
    void everyPartThatIsSwitchedOff_givesTheMethodToTheBit(String name) {
        Map<String, Object> off = new LinkedHashMap<>();
        Extras.none().settings().forEach(s -> off.put(s.name(), s.standard()));
        Search back = darts().beside(PARTS.get(name)).with(off);
        assertEquals(Stopped.all(run(darts())), Stopped.all(run(back)));
    }

    /** With every way to learn and to draw; those that cannot say so. */
    @ParameterizedTest
    @MethodSource("names")
    void everyPart_goesWithEveryMethod(String name) {
        ToySearches.ALL.forEach((method, toy) -> {
            boolean gradient = toy.search().learn().fold(g -> true, reward -> false, removal -> false, () -> false);
            Search search = toy.search().beside(PARTS.get(name)).updates(Updates.ALPHA_THEN_WEIGHTS);
            if (gradient && fits(search)) {
                Toy with = new Toy(search, toy.edgesIntoNode());
                SearchOutcome o = ToySearches.run(with, ToySearches.SETTINGS, folder.resolve(name + method));
                assertTrue(Double.isFinite(o.epochs().get(0).trainLoss().orElseThrow()), method);
            }
        });
    }

    /** Whether the search says that its parts go together. */
    private static boolean fits(Search search) {
        try {
            search.check(3, 16);
            return true;
        } catch (IllegalArgumentException e) {
            assertTrue(Stream.of("level", "gate", "stop")
                    .anyMatch(part -> e.getMessage().startsWith(part + ": expected ")));
            return false;
        }
    }

    /** No cosine is below -1, so nothing freezes. Reading the gradients changes nothing, either. */
    @Test
    void operationsThatNeverFreeze_giveTheMethodToTheBit() {
        Search never = darts().beside(e -> e.and(new Freezing(true, -1, 1)));
        assertEquals(Stopped.all(run(darts())), Stopped.all(run(never)));
    }

    /** Every cosine is below 1: after one step all operations stand still, and what is left learns worse. */
    @Test
    void operationsThatFreeze_learnNoMore() {
        SearchOutcome frozen = run(darts().beside(e -> e.and(new Freezing(true, 1, 1))));
        SearchOutcome whole = run(darts());
        assertTrue(frozen.epochs().get(2).trainLoss().orElseThrow()
                > whole.epochs().get(2).trainLoss().orElseThrow());
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> darts().updates(Updates.WEIGHTS_THEN_ALPHA)
                        .beside(PARTS.get("oles"))
                        .check(3, 16));
        assertTrue(e.getMessage().startsWith("gate: expected a validation batch"), e.getMessage());
    }

    @Test
    void betaDecay_keepsProbabilitiesTogether() {
        SearchOutcome with = run(darts().beside(e -> e.and(new BetaDecay(100))));
        assertTrue(largest(with) < largest(run(darts())), "largest " + largest(with));
    }

    /** The worst of a few points near by is worse than the point itself. */
    @Test
    void adversarialWeights_makeTheTrainingLossLarger() {
        double plain = run(darts()).epochs().get(0).trainLoss().orElseThrow();
        double worse = run(darts().beside(e -> e.and(new Smoothing(Smoothing.Way.ADVERSARIAL, 0.3, 0.3, 7))))
                .epochs()
                .get(0)
                .trainLoss()
                .orElseThrow();
        assertTrue(worse > plain, plain + " and " + worse);
    }

    @Test
    void aSkipConnectionBesideTheOthers_isRefusedWhereThereIsNone() {
        Search search = darts().beside(e -> e.and(new AuxiliarySkip(AuxiliarySkip.Decay.LINEAR)));
        search.check(new ToySpace(0));
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> search.check(assay.core.space.recurrent.RecurrentSpace.published()));
        assertTrue(e.getMessage().startsWith("auxiliary_skip: expected none"), e.getMessage());
    }

    /** After the first epoch whose cell has a skip connection, or whose order is that of the epoch before. */
    @Test
    void aSearchThatStops_endsWithItsEpoch() {
        SearchOutcome whole = run(darts());
        SearchOutcome skips = run(darts().beside(PARTS.get("skips")));
        int until = 0;
        while (!whole.epochs().get(until).incumbent().text().contains("1")) {
            until++;
        }
        assertEquals(until + 1, skips.epochs().size());
        assertEquals(whole.epochs().get(until).incumbent(), skips.distribution().mode());
        // With a rate of 1e-9 alpha keeps the order of its start.
        Search still = darts().learn(new Learn.ByAdam(1e-9, 0));
        SearchOutcome ranking = run(still.beside(e -> e.and(new Stopping(new StopByRanking(1)))));
        assertEquals(2, ranking.epochs().size());
        assertEquals(
                run(still).epochs().get(1).incumbent(), ranking.distribution().mode());
    }

    /** A decision of perturbation still comes after a search that ended early. */
    @Test
    void decisionsComeAfterASearchThatStops() {
        Search search = ToySearches.ALL.get("perturbation").search();
        SearchOutcome o =
                run(search.learn(new Learn.ByAdam(1e-9, 0)).beside(e -> e.and(new Stopping(new StopByRanking(1)))));
        assertEquals(2 + 2, o.epochs().size(), "two of three epochs, then those between three decisions");
        assertEquals(
                3,
                Arrays.stream(o.distribution().marginals()).filter(p -> p > 0).count());
    }

    @Test
    void oneLevel_learnsFromTheBatchOfTheWeights() {
        SearchOutcome one = run(darts().beside(e -> e.level(Level.SINGLE)));
        // alpha steps first, on the batch that the weights then learn from, and barely moves: float32, alpha moves by
        // 0.01
        assertEquals(
                one.epochs().get(0).trainLoss().orElseThrow(),
                one.epochs().get(0).validLoss().orElseThrow(),
                0.01);
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> darts().order(Order.SECOND)
                .beside(x -> x.level(Level.SINGLE))
                .check(3, 16));
        assertTrue(e.getMessage().startsWith("level: expected bilevel"), e.getMessage());
    }
}
