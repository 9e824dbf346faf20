package assay.internal.benchmarks.truth;

import static assay.core.truth.Benchmark.NASBENCH201;

import assay.core.space.bench201.Bench201Index;
import assay.core.truth.Answer;
import assay.core.truth.CostQuery;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Prepared;
import assay.core.truth.Query;
import assay.core.truth.Split;
import assay.core.truth.Trials;
import assay.internal.bench201.truth.TruthImport;
import assay.internal.data.importing.ImportProgress;
import assay.internal.data.truth.Front;
import assay.internal.data.truth.Ranking;
import assay.internal.data.truth.StoreTruth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Look-ups in a warm JVM, on the extracts that {@code ASSAY_REAL_DATA} names. The official interface answers 6,000 questions
 * a second (170 microseconds each). You should see {@code prepared} in some nanoseconds, {@code ask} below 0.2 microseconds,
 * {@code open} (a program's first question) below a millisecond, and {@code scan}, {@code topTen} and {@code front}, which
 * look at all 15,625 cells, in a few milliseconds at most.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TruthBenchmark {
    private static final int QUESTIONS = 1024;

    private final Query[] questions = new Query[QUESTIONS];
    private final Query[] runs = new Query[QUESTIONS];
    private final int[] archs = new int[QUESTIONS];
    private Path store;
    private StoreTruth truth;
    private Prepared prepared;
    private int next;

    @Setup
    public void open() throws IOException {
        Path data = Path.of(System.getenv("ASSAY_REAL_DATA"), "nasbench201");
        store = Files.createTempDirectory("assay-benchmark").resolve("nasbench201.duckdb");
        for (String file : List.of("nb201-archs.csv.gz", "nb201-runs200.csv.gz")) {
            TruthImport.run(data.resolve(file), store, "benchmark", ImportProgress.NONE);
        }
        truth = StoreTruth.open(NASBENCH201, store);
        for (int i = 0; i < QUESTIONS; i++) {
            // Far apart, so that the processor's caches do not answer.
            archs[i] = i * 7919 % Bench201Index.get().size();
            questions[i] = question(archs[i], new Trials.Mean());
            runs[i] = question(archs[i], new Trials.Seed(777));
        }
        prepared = truth.prepare(questions[0]);
    }

    private static Query question(int arch, Trials trials) {
        return Query.accuracy(Bench201Index.get().cell(arch), Dataset.CIFAR100, Split.VALID, 200, trials);
    }

    @Benchmark
    public StoreTruth openStore() {
        return StoreTruth.open(NASBENCH201, store);
    }

    /** Opened and asked once. */
    @Benchmark
    public Answer openAndAsk() {
        return StoreTruth.open(NASBENCH201, store).ask(questions[0]);
    }

    @Benchmark
    public Answer ask() {
        return truth.ask(questions[next++ & QUESTIONS - 1]);
    }

    /** A question about one seed, which some of the cells do not have. */
    @Benchmark
    public Answer askASeed() {
        return truth.ask(runs[next++ & QUESTIONS - 1]);
    }

    @Benchmark
    public double prepared() {
        int arch = archs[next++ & QUESTIONS - 1];
        return prepared.has(arch) ? prepared.value(arch) : 0;
    }

    /** One number of every cell. */
    @Benchmark
    public double scan() {
        double sum = 0;
        for (int arch = 0; arch < prepared.size(); arch++) {
            sum += prepared.has(arch) ? prepared.value(arch) : 0;
        }
        return sum;
    }

    @Benchmark
    public Ranking topTen() {
        return Ranking.of(truth, questions[0], 10, List.of());
    }

    /** Accuracy against parameters. */
    @Benchmark
    public Front front() {
        CostQuery params = CostQuery.byFormula(questions[0].arch(), Dataset.CIFAR100, Metric.PARAMS);
        return Front.of(truth, params, questions[0]);
    }
}
