package assay.internal.bench1shot1.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.blackbox.Bohb;
import assay.core.blackbox.Budget;
import assay.core.blackbox.Density;
import assay.core.blackbox.Ledger;
import assay.core.blackbox.LocalSearch;
import assay.core.blackbox.Optimizer;
import assay.core.blackbox.RandomSearch;
import assay.core.blackbox.RegularizedEvolution;
import assay.core.blackbox.Reinforce;
import assay.core.blackbox.TableSearch;
import assay.core.error.UsageException;
import assay.core.random.RandomStream;
import assay.core.run.EpochRecord;
import assay.core.run.RunRecord;
import assay.core.space.bench101.OneShotSpace;
import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import assay.internal.data.blackbox.TableOracle;
import assay.internal.data.blackbox.TableOracle.Repeats;
import assay.internal.data.importing.ImportProgress;
import assay.internal.data.importing.Imports;
import assay.internal.data.truth.StoreTruth;
import assay.internal.testkit.RealData;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The searches that ask the table, in the three spaces of NAS-Bench-1Shot1, on what public extracts hold of them. */
class TableSearch101IT {
    /** As in the benchmark's own scripts: 280 trainings, without a limit of time. */
    private static final Budget BUDGET = Budget.ofTrainings(280);

    @TempDir
    static Path folder;

    static StoreTruth truth;

    @BeforeAll
    static void importOnce() {
        Path data = RealData.path("nasbench101", "nb1shot1.csv.gz");
        Path store = folder.resolve("nasbench101.duckdb");
        new Imports(TruthImport101.FORMATS).run(data, Optional.empty(), kind -> store, "test", ImportProgress.NONE);
        truth = StoreTruth.open(Benchmark.NASBENCH101, store);
    }

    private static TableOracle oracle() {
        return new TableOracle(truth, Dataset.CIFAR10_40K, 108, Repeats.ONE, 0);
    }

    private static RunRecord run(Optimizer optimizer, int space) {
        return new TableSearch("x", optimizer, OneShotSpace.of(space), oracle(), BUDGET).run(0);
    }

    /** The extract holds 87, 43 and 55 percent of the architectures of the spaces: the rest is missed and counted. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void everyMethod_runsInEverySpace_andCountsWhatTheTableLacks(int space) {
        for (Optimizer optimizer : List.of(
                new RandomSearch(),
                new RegularizedEvolution(100, 10),
                new Reinforce(0.1, 0.9),
                new LocalSearch(1, false),
                new Bohb(3, 4, 108, false, 4, 0, 3, 0.3, Density.Kernel.RELEASED))) {
            RunRecord run = run(optimizer, space);
            EpochRecord last = run.epochs().get(279);
            assertEquals(280, run.epochs().size());
            assertEquals(OptionalDouble.empty(), last.simulatedSeconds());
            assertTrue(last.diagnostics().get(TableSearch.MISSING) > 0, optimizer.toString());
            // The median of the spaces' cells is at 91 to 92 percent: 280 trainings leave it behind.
            assertTrue(last.diagnostics().get(TableSearch.OBSERVED) > 93.5, optimizer + ": " + last);
        }
    }

    /** 280 of 0.425 x 660 draws: the share of missing ones is binomial, with a standard deviation of 2 percent. */
    @Test
    void missingShare_isThatOfTheTable() {
        double missing =
                run(new RandomSearch(), 2).epochs().get(279).diagnostics().get(TableSearch.MISSING);
        assertEquals(0.575, missing / (missing + 280), 0.08);
    }

    @Test
    void honouredBudgets_areTheTablesFourTrainings() {
        Bohb honest = new Bohb(3, 4, 108, true, 4, 0, 3, 0.3, Density.Kernel.BOUNDED);
        Ledger ledger = new Ledger(oracle(), Budget.ofTrainings(40), new RandomStream(1));
        honest.search(OneShotSpace.of(3), ledger, new RandomStream(2));
        // 27 cells after 4 epochs, the best 9 after 12, 3 after 36, one after 108: it is the best seen at the end of a
        // cycle.
        assertTrue(
                ledger.steps().get(26).accuracy() < 80, ledger.steps().get(26).toString());
        assertTrue(
                ledger.steps().get(39).accuracy() > 90, ledger.steps().get(39).toString());
    }

    @Test
    void budgetOfSeconds_isRefused_asTheExtractHasNoTimes() {
        TableSearch search =
                new TableSearch("x", new RandomSearch(), OneShotSpace.of(1), oracle(), Budget.ofSeconds(1_000_000));
        assertThrows(UsageException.class, () -> search.run(0));
    }
}
