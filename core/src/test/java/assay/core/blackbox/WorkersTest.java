package assay.core.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.blackbox.Budget.Crossing;
import assay.core.run.EpochRecord;
import assay.core.run.RunRecord;
import assay.core.space.Genotype;
import assay.core.space.bench201.Bench201Space;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Trainings side by side on the simulated clock. On the {@link Hill} the first architecture takes 10 s, the last one 60 s. */
class WorkersTest {
    private static final RandomGenerator NONE = RandomGenerator.getDefault();
    private static final Bench201Space SPACE = new Bench201Space();
    private static final Genotype SHORT = SPACE.decode(new int[6]);
    private static final Genotype LONG = SPACE.decode(new int[] {4, 4, 4, 4, 4, 4});

    private final Hill hill = new Hill(SPACE);

    private Ledger ledger(Budget budget, int workers) {
        return new Ledger(hill, budget, NONE, Watch.NONE, workers);
    }

    private Begun begin(Ledger ledger, Genotype arch) {
        return ledger.begin(arch, hill.epochs(), hill).orElseThrow();
    }

    @Test
    void theTrainingThatEndsFirst_isSeenFirst_andTheClockStandsAtItsEnd() {
        Ledger ledger = ledger(Budget.ofSeconds(1000), 2);
        assertEquals(0, begin(ledger, LONG).worker());
        assertEquals(1, begin(ledger, SHORT).worker());
        assertEquals(0, ledger.free());
        assertThrows(IllegalStateException.class, () -> begin(ledger, SHORT));
        assertEquals(SHORT, ledger.end().orElseThrow().arch());
        assertEquals(10, ledger.clockSeconds());
        Begun third = begin(ledger, SHORT);
        assertEquals(1, third.worker(), "the worker that is free");
        assertEquals(20, third.end(), "it begins where the clock stands");
        assertEquals(20, ledger.end().orElseThrow().end());
        assertEquals(LONG, ledger.end().orElseThrow().arch());
        assertEquals(60, ledger.clockSeconds());
        assertEquals(80, ledger.steps().get(2).worked(), "all workers together");
        assertThrows(NoSuchElementException.class, ledger::end);
    }

    @Test
    void ofTrainingsThatEndTogether_theOneBegunFirstIsSeenFirst() {
        Ledger ledger = ledger(Budget.ofSeconds(1000), 3);
        for (int i = 0; i < 3; i++) {
            begin(ledger, SHORT);
        }
        for (int i = 0; i < 3; i++) {
            assertEquals(i, ledger.end().orElseThrow().number());
        }
    }

    @Test
    void whatRunsAtTheEndOfTheBudget_countsOrDropsOut() {
        Ledger counts = ledger(new Budget(30, Integer.MAX_VALUE, Crossing.COUNTS), 2);
        begin(counts, LONG);
        begin(counts, LONG);
        assertEquals(OptionalDouble.of(30), counts.left().seconds());
        assertTrue(counts.end().isPresent());
        assertFalse(counts.open());
        assertTrue(counts.end().isPresent(), "begun in time, like the other one");
        assertEquals(OptionalDouble.of(0), counts.left().seconds());

        Ledger drops = ledger(new Budget(30, Integer.MAX_VALUE, Crossing.DROPS), 2);
        begin(drops, LONG);
        begin(drops, SHORT);
        assertTrue(drops.end().isPresent());
        assertEquals(Optional.empty(), drops.end());
        assertFalse(drops.open());
        assertEquals(OptionalDouble.of(0), drops.left().seconds());
        assertEquals(1, drops.steps().size());
    }

    @Test
    void aNumberOfTrainings_countsThoseThatRun() {
        Ledger ledger = ledger(Budget.ofTrainings(2), 4);
        begin(ledger, SHORT);
        assertEquals(OptionalInt.of(1), ledger.left().trainings());
        begin(ledger, SHORT);
        assertFalse(ledger.open());
        assertEquals(OptionalInt.of(0), ledger.left().trainings());
    }

    /**
     * In the same simulated time, four workers train four times as many architectures as one. The answer is that of the search.
     */
    @Test
    void record_hasTheClock_theWorkersSeconds_theAnswer_andWhatCameTooLate() {
        Optimizer fills = (space, ledger, random) -> {
            while (ledger.open()) {
                while (ledger.open() && ledger.free() > 0) {
                    ledger.begin(SHORT, 200, hill);
                }
                ledger.end();
            }
            ledger.late();
            ledger.late();
            ledger.answers(LONG);
        };
        RunRecord run = new TableSearch("mine", fills, SPACE, hill, Budget.ofSeconds(100), 4).run(0);
        List<EpochRecord> epochs = run.epochs();
        assertEquals(37, epochs.size(), "9 rounds of 4, and the one that meets the end");
        EpochRecord last = epochs.get(36);
        assertEquals(OptionalDouble.of(100), last.simulatedSeconds());
        assertEquals(370, last.diagnostics().get(TableSearch.WORKED));
        assertEquals(2, last.diagnostics().get(TableSearch.LATE));
        assertFalse(epochs.get(35).diagnostics().containsKey(TableSearch.LATE));
        assertEquals(SHORT, last.incumbent());
        assertEquals(LONG, run.chosen());
    }

    @Test
    void anAnswerWithoutTrainings_isARecordWithoutSteps() {
        RunRecord run = new TableSearch(
                        "mine", (space, ledger, random) -> ledger.answers(LONG), SPACE, hill, Budget.ofSeconds(1))
                .run(0);
        assertEquals(LONG, run.chosen());
        assertTrue(run.epochs().isEmpty());
    }
}
