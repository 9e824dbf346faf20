package assay.internal.bench201.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.truth.Answer.Measured;
import assay.core.truth.Benchmark;
import assay.core.truth.CostQuery;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Query;
import assay.core.truth.Split;
import assay.core.truth.Trials;
import assay.internal.data.embedded.EmbeddedTable;
import assay.internal.data.truth.Ranking;
import assay.internal.data.truth.StoreTruth;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published numbers that the program carries: the optima of the benchmarks' papers, and where there is nothing. */
class Embedded201Test {
    @TempDir
    static Path folder;

    private static Path cells;

    @BeforeAll
    static void make() {
        cells = folder.resolve("nasbench201.duckdb");
        Embedded201.CELLS.require(cells, "test");
    }

    private static Ranking.Entry best(Benchmark benchmark, Path store, String dataset, String split, int schedule) {
        try (StoreTruth truth = StoreTruth.open(benchmark, store)) {
            Query any = Query.accuracy(
                    truth.architectures().at(0), Dataset.of(dataset), Split.of(split), schedule, new Trials.Mean());
            Ranking ranking = Ranking.of(truth, any, 1, List.of());
            assertEquals(truth.architectures().size(), ranking.measured());
            return ranking.entries().get(0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "cifar10-valid, valid, 6111, 91.6067",
        "cifar10-valid, test, 1459, 91.5233",
        "cifar10, test, 6111, 94.3733",
        "cifar100, valid, 9930, 73.4933",
        "cifar100, test, 9930, 73.5133",
        "ImageNet16-120, valid, 10676, 46.7333",
        "ImageNet16-120, test, 857, 47.3111"
    })
    void bestCell_isThePublishedOne(String dataset, String split, int arch, double percent) {
        Ranking.Entry best = best(Benchmark.NASBENCH201, cells, dataset, split, 200);
        assertEquals(arch, best.index());
        assertEquals(percent, best.answer().value(), 5e-5); // published to four digits
    }

    @Test
    void costs_areThoseOfTheReadmeOfHwNasBench() {
        try (StoreTruth truth = StoreTruth.open(Benchmark.NASBENCH201, cells)) {
            Measured latency = (Measured) truth.ask(new CostQuery(
                    truth.architectures().at(0), Optional.of(Dataset.CIFAR10), Metric.LATENCY, Optional.of("edgegpu")));
            assertEquals(5.807418537139893, latency.value());
            assertEquals("HW-NAS-Bench, embedded", latency.source());
            assertEquals(
                    List.of("edgegpu", "edgetpu", "eyeriss", "fpga", "pixel3", "raspi4"),
                    truth.devices().stream()
                            .map(d -> d.device())
                            .distinct()
                            .sorted()
                            .toList());
        }
    }

    @ParameterizedTest
    @CsvSource({"cifar10, 93.65", "cifar100, 71.34", "ImageNet16-120, 47.40"})
    void bestSize_isThePublishedOne(String dataset, double percent) {
        Path sizes = folder.resolve("natsbench-sss.duckdb");
        Embedded201.SIZES.require(sizes, "test");
        assertEquals(
                percent,
                best(Benchmark.NATSBENCH_SSS, sizes, dataset, "test", 90)
                        .answer()
                        .value(),
                5e-3);
    }

    @Test
    void files_areSmall() {
        long bytes = 0;
        for (EmbeddedTable table : List.of(Embedded201.CELLS, Embedded201.SIZES)) {
            bytes += table.ofFile(file -> file.toFile().length());
        }
        assertTrue(bytes < 6_000_000, "the program carries at most 6 MB of tables, found " + bytes);
    }
}
