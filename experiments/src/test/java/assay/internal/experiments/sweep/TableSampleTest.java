package assay.internal.experiments.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.UsageException;
import assay.core.kit.SpaceKits;
import assay.core.space.bench201.GenotypeSize;
import assay.core.space.bench201.Wiring201;
import assay.core.truth.Answer;
import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import assay.core.truth.Query;
import assay.core.truth.Split;
import assay.core.truth.Trials;
import assay.internal.bench201.embedded.Embedded201;
import assay.internal.data.truth.StoreTruth;
import assay.internal.experiments.spaces.ScoreSettings;
import assay.proxies.Proxies;
import assay.supernet.network.Init;
import assay.supernet.tensor.DType;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableSampleTest {
    @TempDir
    static Path folder;

    private static Path sizes;
    private static Path cells;

    @BeforeAll
    static void makeStores() {
        sizes = folder.resolve("sizes.duckdb");
        cells = folder.resolve("cells.duckdb");
        Embedded201.SIZES.require(sizes, "test");
        Embedded201.CELLS.require(cells, "test");
    }

    private static SweepRequest asked(String space, Integer first, Integer sample, long seed, Path store) {
        ScoreSettings settings =
                new ScoreSettings(4, 1, 10, 8, Init.DEFAULT, seed, false, DType.FLOAT32, "plain", Optional.empty());
        return SweepRequest.of(
                space, settings, List.of(Proxies.named("snip"), Proxies.named("params")), first, sample, store);
    }

    @Test
    void sampleOfTheSizeSpace_hasTheTablesAccuracyOnEachOfItsDataSets() {
        List<TableSample> samples = asked("sss", null, 40, 0, sizes).judged();
        assertEquals(
                List.of("cifar10", "cifar100", "ImageNet16-120"),
                samples.stream()
                        .map(s -> s.truth().replaceAll(".*: |, split.*", ""))
                        .toList());
        try (StoreTruth truth = StoreTruth.open(Benchmark.NATSBENCH_SSS, sizes)) {
            int[] archs = samples.get(0).archs();
            assertEquals(40, Arrays.stream(archs).distinct().count());
            for (TableSample s : samples) {
                assertArrayEquals(archs, s.archs(), "the same networks for all data sets");
                Dataset dataset = Dataset.of(s.truth().replaceAll(".*: |, split.*", ""));
                for (int i : List.of(0, 39)) {
                    Answer answer = truth.ask(
                            Query.accuracy(GenotypeSize.ofIndex(archs[i]), dataset, Split.TEST, 90, Trials.of("mean")));
                    assertEquals(((Answer.Measured) answer).value(), s.accuracy()[i]);
                }
            }
        }
    }

    @Test
    void seedAloneDecidesWhichAreDrawn() {
        int[] archs = asked("sss", null, 40, 0, sizes).plan().archs();
        assertArrayEquals(archs, asked("sss", null, 40, 0, sizes).plan().archs());
        assertFalse(Arrays.equals(archs, asked("sss", null, 40, 1, sizes).plan().archs()));
    }

    /** So a sample's scores are those of the sweep over all cells. */
    @Test
    void sampledCells_areScoredByTheirRepresentatives() {
        SweepPlan plan = asked("201", null, 300, 0, cells).plan();
        int[] classes = Wiring201.representatives();
        assertArrayEquals(
                IntStream.of(plan.archs()).map(i -> classes[i]).toArray(),
                plan.representatives().get("snip"));
        assertArrayEquals(plan.archs(), plan.representatives().get("params"));
        SweepPlan whole = SweepPlan.of(SpaceKits.called("201", "test"), List.of("snip"), 15_625, false);
        assertTrue(plan.count("snip") < 300 && whole.count("snip") == 5425, "some share a network");
    }

    @Test
    void sampleBesideFirst_orOfMoreThanThereAre_isRefused() {
        UsageException both = assertThrows(UsageException.class, () -> asked("201", 10, 10, 0, cells));
        assertEquals("proxy sweep: expected --first or --sample, found both.", both.getMessage());
        UsageException many = assertThrows(UsageException.class, () -> asked("sss", null, 32_769, 0, sizes));
        assertTrue(many.getMessage().contains("expected 1 to the 32768"), many.getMessage());
    }
}
