package assay.benchmarks.truth;

import assay.bench201.truth.Truth201;
import assay.bench201.truth.TruthImport;
import assay.core.space.Bench201Index;
import assay.core.truth.Answer;
import assay.core.truth.Dataset;
import assay.core.truth.Query;
import assay.core.truth.Split;
import assay.core.truth.Trials;
import assay.data.importing.ImportProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * Look-ups in a warm JVM, on the extracts that {@code ASSAY_REAL_DATA} names. You should see {@code lookUp} well under a
 * microsecond, and {@code open} (a program's first question) in a few milliseconds.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TruthBenchmark {
    private final Query[] questions = new Query[1024];
    private Path store;
    private Truth201 truth;
    private int next;

    @Setup
    public void open() throws IOException {
        Path data = Path.of(System.getenv("ASSAY_REAL_DATA"), "nasbench201", "nb201-archs.csv.gz");
        store = Files.createTempDirectory("assay-benchmark").resolve("nasbench201.duckdb");
        TruthImport.run(data, store, "benchmark", ImportProgress.NONE);
        truth = Truth201.open(store);
        for (int i = 0; i < questions.length; i++) {
            questions[i] = Query.accuracy(
                    Bench201Index.get().cell(i * 15), Dataset.CIFAR100, Split.TEST, 200, new Trials.Mean());
        }
    }

    @Benchmark
    public Answer lookUp() {
        return truth.ask(questions[next++ & 1023]);
    }

    @Benchmark
    public Truth201 openStore() {
        return Truth201.open(store);
    }
}
