package assay.core.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.core.error.InterruptedRunException;
import assay.core.error.OutOfTableException;
import assay.core.error.UsageException;
import assay.core.space.Genotype;
import assay.core.space.bench201.Bench201Index;
import assay.core.space.bench201.Bench201Space;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {
    private static final Genotype FIRST = Bench201Index.get().cell(0);
    private static final Genotype SECOND = Bench201Index.get().cell(1);
    private static final RandomGenerator NONE = RandomGenerator.getDefault();

    private static Oracle answers(double accuracy, OptionalDouble seconds) {
        return new Oracle() {
            @Override
            public Observed train(Genotype arch, int epochs, RandomGenerator random) {
                return new Observed(accuracy, seconds);
            }

            @Override
            public int epochs() {
                return 12;
            }
        };
    }

    @Test
    void budgetThatIsMetExactly_isSpent() {
        Ledger ledger = new Ledger(answers(90, OptionalDouble.of(50)), Budget.ofSeconds(100), NONE);
        ledger.train(FIRST);
        assertTrue(ledger.open());
        ledger.train(FIRST);
        assertFalse(ledger.open());
        assertThrows(IllegalStateException.class, () -> ledger.train(FIRST));
        assertEquals(100, ledger.steps().get(1).seconds().orElseThrow());
    }

    @Test
    void whatASearchComputesItself_isChargedBeforeTheNextTraining() {
        Ledger ledger = new Ledger(answers(90, OptionalDouble.of(50)), Budget.ofSeconds(100), NONE);
        ledger.charge(60);
        ledger.train(FIRST);
        assertEquals(110, ledger.steps().get(0).seconds().orElseThrow());
        assertFalse(ledger.open());
        assertThrows(IllegalArgumentException.class, () -> ledger.charge(-1));
    }

    /** With such a table, a search would never end. */
    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void timesThatCannotBe_areRefused(double seconds) {
        Ledger ledger = new Ledger(answers(90, OptionalDouble.of(seconds)), Budget.ofSeconds(100), NONE);
        DataFormatException refused = assertThrows(DataFormatException.class, () -> ledger.train(FIRST));
        assertTrue(refused.getMessage().contains("found " + seconds), refused.getMessage());
        assertTrue(ledger.steps().isEmpty());
    }

    @Test
    void trainingsThatCostNothing_doNotGoOnForEver() {
        Oracle free = answers(90, OptionalDouble.of(0));
        Ledger ledger = new Ledger(free, Budget.ofSeconds(100), NONE);
        assertThrows(DataFormatException.class, () -> new RandomSearch().search(new Bench201Space(), ledger, NONE));
        assertEquals(TrainingCosts.MOST_FREE - 1, ledger.steps().size());
        Ledger limited = new Ledger(free, Budget.ofTrainings(3), NONE);
        new RandomSearch().search(new Bench201Space(), limited, NONE);
        assertEquals(3, limited.steps().size());
    }

    /** A large budget once heard neither Ctrl-C nor showed how far it was, and filled the memory. */
    @Test
    void whoeverWatches_hearsOfEveryTraining_andCanStop() {
        Ledger ledger =
                new Ledger(answers(90, OptionalDouble.of(50)), Budget.ofSeconds(1e15), NONE, (trainings, spent) -> {
                    assertEquals(trainings * 50 / 1e15, spent);
                    if (trainings == 1_000) {
                        throw new InterruptedRunException("stopped");
                    }
                });
        assertThrows(InterruptedRunException.class, () -> new RandomSearch().search(new Bench201Space(), ledger, NONE));
        assertEquals(1_000, ledger.steps().size());
    }

    @Test
    void budgetsThatWouldFillTheMemory_areRefused() {
        Ledger seconds = new Ledger(answers(90, OptionalDouble.of(1)), Budget.ofSeconds(1e15), NONE);
        UsageException e =
                assertThrows(UsageException.class, () -> new RandomSearch().search(new Bench201Space(), seconds, NONE));
        assertTrue(e.getMessage().contains("200000 trainings"), e.getMessage());
        assertThrows(
                UsageException.class,
                () -> new Ledger(answers(90, OptionalDouble.of(1)), Budget.ofTrainings(200_001), NONE));
    }

    @Test
    void ofEquals_theFirstStays() {
        Ledger ledger = new Ledger(answers(90, OptionalDouble.of(50)), Budget.ofSeconds(100), NONE);
        ledger.train(FIRST);
        ledger.train(SECOND);
        assertEquals(FIRST, ledger.steps().get(1).incumbent());
    }

    @Test
    void tableWithoutTimes_isRefusedForSeconds_andTakenForTrainings() {
        Oracle untimed = answers(90, OptionalDouble.empty());
        UsageException refused =
                assertThrows(UsageException.class, () -> new Ledger(untimed, Budget.ofSeconds(100), NONE).train(FIRST));
        assertTrue(refused.getMessage().contains("Limit the number of trainings"), refused.getMessage());
        Ledger ledger = new Ledger(untimed, Budget.ofTrainings(2), NONE);
        ledger.train(FIRST);
        ledger.train(SECOND);
        assertFalse(ledger.open());
        assertEquals(OptionalDouble.empty(), ledger.steps().get(1).seconds());
    }

    @Test
    void tableThatHoldsNothing_isToldByItsOwnWords() {
        Hill empty = new Hill(new Bench201Space(), arch -> false);
        Ledger ledger = new Ledger(empty, Budget.ofTrainings(5), NONE);
        OutOfTableException told = assertThrows(
                OutOfTableException.class, () -> new RandomSearch().search(new Bench201Space(), ledger, NONE));
        assertTrue(told.getMessage().startsWith("no |"), told.getMessage());
        assertEquals(Ledger.MOST_MISSING, ledger.missing());
    }

    @Test
    void searchThatOnlyMeetsTheUnknown_endsWithWhatItHas() {
        Hill one = new Hill(new Bench201Space(), FIRST::equals);
        Ledger ledger = new Ledger(one, Budget.ofTrainings(5), NONE);
        ledger.train(FIRST);
        while (ledger.open()) {
            ledger.train(SECOND);
        }
        assertEquals(Ledger.MOST_MISSING, ledger.missing());
        assertEquals(1, ledger.steps().size());
    }

    @Test
    void budgetWithoutLimit_isRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Budget(Double.POSITIVE_INFINITY, Integer.MAX_VALUE, Budget.Crossing.COUNTS));
        assertThrows(IllegalArgumentException.class, () -> Budget.ofSeconds(0));
        assertThrows(IllegalArgumentException.class, () -> Budget.ofTrainings(0));
    }

    @Test
    void budgetForNoTraining_isTold() {
        Budget small = new Budget(5, Integer.MAX_VALUE, Budget.Crossing.DROPS);
        Bench201Space space = new Bench201Space();
        TableSearch search = new TableSearch("x", new RandomSearch(), space, new Hill(space), small);
        assertTrue(assertThrows(UsageException.class, () -> search.run(0))
                .getMessage()
                .contains("at least one training"));
    }
}
