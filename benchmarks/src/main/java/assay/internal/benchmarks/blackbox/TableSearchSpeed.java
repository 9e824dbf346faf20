package assay.internal.benchmarks.blackbox;

import assay.core.blackbox.Bohb;
import assay.core.blackbox.Budget;
import assay.core.blackbox.Density;
import assay.core.blackbox.LocalSearch;
import assay.core.blackbox.Optimizer;
import assay.core.blackbox.RandomSearch;
import assay.core.blackbox.RegularizedEvolution;
import assay.core.blackbox.Reinforce;
import assay.core.blackbox.TableSearch;
import assay.core.space.bench201.Bench201Space;
import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import assay.internal.bench201.truth.TruthImport;
import assay.internal.data.blackbox.TableOracle;
import assay.internal.data.blackbox.TableOracle.Repeats;
import assay.internal.data.importing.ImportProgress;
import assay.internal.data.truth.StoreTruth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * 500 runs of 12,000 simulated seconds of each method on the real table, one thread: {@code ASSAY_REAL_DATA=DATA benchmarks/run
 * blackbox.TableSearchSpeed}. To be seen: under 10 s for each, also in the first round, in a program that has just started.
 */
public final class TableSearchSpeed {
    private static final int ROUNDS = 2;
    private static final int RUNS = 500;

    private TableSearchSpeed() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("table-search");
        Path store = folder.resolve("nasbench201.duckdb");
        TruthImport.run(
                Path.of(System.getenv("ASSAY_REAL_DATA"), "nasbench201", "nb201-archs.csv.gz"),
                store,
                "benchmark",
                ImportProgress.NONE);
        Map<String, Optimizer> methods = new LinkedHashMap<>();
        methods.put("random-search", new RandomSearch());
        methods.put("regularized-evolution", new RegularizedEvolution(10, 3));
        methods.put("reinforce", new Reinforce(0.5, 0.9));
        methods.put("local-search", new LocalSearch(1, false));
        methods.put("bohb", new Bohb(3, 12, 200, false, 4, 0, 3, 0.3, Density.Kernel.RELEASED));
        try (StoreTruth truth = StoreTruth.open(Benchmark.NASBENCH201, store)) {
            TableOracle oracle = new TableOracle(truth, Dataset.CIFAR10_VALID, 12, Repeats.ANY, 3);
            for (int round = 1; round <= ROUNDS; round++) {
                for (Map.Entry<String, Optimizer> method : methods.entrySet()) {
                    time(round, method.getKey(), method.getValue(), oracle);
                }
            }
        }
    }

    private static void time(int round, String name, Optimizer optimizer, TableOracle oracle) {
        TableSearch search = new TableSearch(name, optimizer, new Bench201Space(), oracle, Budget.ofSeconds(12_000));
        long began = System.nanoTime();
        long trainings = 0;
        for (int seed = 0; seed < RUNS; seed++) {
            trainings += search.run(seed).epochs().size();
        }
        System.out.printf(
                "round %d: %-22s %d runs, %,d trainings in %.2f s%n",
                round, name, RUNS, trainings, (System.nanoTime() - began) / 1e9);
    }
}
