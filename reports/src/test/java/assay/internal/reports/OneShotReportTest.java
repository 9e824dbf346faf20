package assay.internal.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.kit.Census;
import assay.core.kit.SpaceKits;
import assay.core.random.RandomStream;
import assay.core.run.EpochRecord;
import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.core.space.Genotype;
import assay.core.space.bench101.Cell101;
import assay.core.space.bench101.OneShot;
import assay.core.space.bench101.OneShotSpace;
import assay.core.space.bench101.Op101;
import assay.internal.reports.trace.CarriedJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report about NAS-Bench-1Shot1: another table, another optimum, cells that the table does not hold. */
class OneShotReportTest {
    private static final OneShotSpace SPACE = OneShotSpace.of(1);

    /** Its only 1x1 convolution is a loose end. */
    private static final OneShot LOOSE = SPACE.parse("c3(0) c3(0,1) c3(1,2) c1(0,3) out(2,3)");

    private static final OneShot ABSENT = SPACE.parse("mp(0) mp(0,1) mp(1,2) mp(0,3) out(0,4)");
    private static final OneShot BEST = SPACE.parse("c3(0) c3(0,1) c3(1,2) c3(0,3) out(0,4)");

    @TempDir
    Path folder;

    /** 90 and one more for each 3x3 convolution; cells with more than two poolings are not in the table. */
    private static final MapTruth TABLE = new MapTruth((arch, dataset, split) -> {
        List<Op101> ops = arch instanceof OneShot o ? o.cell().ops() : ((Cell101) arch).ops();
        long pools = ops.stream().filter(op -> op == Op101.MAX_POOL_3X3).count();
        long convolutions = ops.stream().filter(op -> op == Op101.CONV_3X3).count();
        return pools > 2 ? OptionalDouble.empty() : OptionalDouble.of(90 + convolutions);
    });

    private static Experiment experiment() {
        List<RunRecord> runs = new ArrayList<>();
        for (String method : List.of("darts", "balenas")) {
            for (long seed = 0; seed < 2; seed++) {
                Genotype last = method.equals("darts") && seed == 1 ? ABSENT : LOOSE;
                runs.add(
                        new RunRecord(method, seed, List.of(epoch(1, BEST), epoch(2, last)), List.of(), last, 61.5, 0));
            }
        }
        return new Experiment("one-shot", SPACE.name(), List.of("cifar10-40k"), 108, "seeds: [0, 1]\n", Map.of(), runs);
    }

    private static EpochRecord epoch(int n, Genotype incumbent) {
        return new EpochRecord(
                n,
                incumbent,
                OptionalDouble.of(2),
                OptionalDouble.of(2.1),
                30 * n,
                OptionalDouble.empty(),
                Map.of(EpochRecord.ONE_SHOT_ERROR, 80.0 - n));
    }

    @Test
    void regret_isBelowTheBestOfTheWholeSpace() {
        String csv = new Report(experiment(), TABLE).csv();
        // The best of the made-up table is 94; the published best means are 94.20072 (test) and 94.71822 (validation).
        assertTrue(csv.contains("94.2007223765"), csv);
        assertTrue(csv.contains("94.7182178497"), csv);
    }

    @Test
    void cellsThatTheTableDoesNotHold_areCountedAndAreNoError() {
        String page = new Report(experiment(), TABLE).markdown();
        assertTrue(
                page.contains("the chosen cell of 1 of 4 runs, 1 of the 3 cells that runs named"),
                () -> page.substring(page.indexOf("What was not measured")));
        assertTrue(page.contains("answers about chosen cells are not in the table"));
    }

    @Test
    void everyRepeatIsDrawn_onBothAxes_withTheOneShotModelsOwnError() throws IOException {
        new Report(experiment(), TABLE).writeTo(folder);
        for (String split : List.of("valid", "test")) {
            assertTrue(Files.exists(folder.resolve("figures/epochs-repeats-cifar10-40k-" + split + ".svg")));
            assertTrue(Files.exists(folder.resolve("figures/epochs-repeats-cifar10-40k-" + split + "-log.svg")));
        }
        assertTrue(Files.exists(folder.resolve("figures/epochs-oneshot-error.svg")));
        List<String> held = Files.readAllLines(folder.resolve("tables/held.csv"));
        assertTrue(held.contains("darts,cifar10-40k,test,4,3,3,2"), held::toString);
        String curve = Files.readString(folder.resolve("curves/repeats-cifar10-40k-test.csv"));
        assertTrue(curve.contains("balenas,mean,1.0,0.2007"), curve);
        assertTrue(curve.contains("repeat 2"), curve);
        assertFalse(curve.contains("darts,mean,2.0,0"), "the mean of what the table holds in part");
    }

    /** 14,580 texts of space 1; the page carries the one with its loose end. */
    @Test
    void architectures_areCarriedWithTheirLooseEnds() throws IOException {
        new Report(experiment(), TABLE).writeTo(folder);
        Experiment carried = CarriedJson.read(folder.resolve("report.html")).experiment();
        assertEquals(
                experiment().runs().stream().map(RunRecord::chosen).toList(),
                carried.runs().stream().map(RunRecord::chosen).toList());
    }

    @Test
    void numbersOfTexts_areABijection() {
        int[] texts = {14_580, 29_160, 1_312_200};
        for (int n = 1; n <= 3; n++) {
            OneShotSpace space = OneShotSpace.of(n);
            Census population =
                    SpaceKits.population(space.name(), Optional.empty()).counted();
            assertEquals(texts[n - 1], population.texts());
            RandomStream random = new RandomStream(n);
            for (int i = 0; i < 200; i++) {
                int number = random.nextInt(population.texts());
                assertEquals(number, population.number(population.numbered(number)));
            }
        }
    }

    @Test
    void queriesOfThePage_nameTheSpace() {
        String page = new Report(experiment(), TABLE).html();
        assertTrue(page.contains("assay query 101 --space 1 --arch"), "the question about a cell");
        assertFalse(page.contains("assay query 201"), "another benchmark's question");
    }
}
