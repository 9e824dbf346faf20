package assay.internal.benchmarks.truth;

import assay.internal.data.tfrecord.Run101;
import assay.internal.data.tfrecord.TfRecord;
import assay.internal.data.tfrecord.TfRecordReader;
import assay.internal.testkit.TfRecords;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
 * Reading NAS-Bench-101's records on one core: the framing with both checksums, and with the JSON and protobuf of every
 * record. Expect 20 records a microsecond for the framing and one with the rest, so that the 1.27 million records of the
 * file with 108 epochs are read in one to two seconds.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TfRecordBenchmark {
    private static final int RECORDS = 100_000;

    private byte[] framed;
    private byte[] runs;

    @Setup
    public void write() throws IOException {
        byte[] run = TfRecords.run(
                "00005c142e6f48ac74fdcf73e3439874",
                108,
                "0100110001000000010010000010000001000000010000000",
                "input,conv3x3-bn-relu,maxpool3x3,conv3x3-bn-relu,conv3x3-bn-relu,conv1x1-bn-relu,output",
                TfRecords.modelMetrics(
                        8_555_530,
                        1800.5,
                        new double[] {0, 0, 0.1, 0.1, 0.1},
                        new double[] {54, 884.5, 0.8, 0.75, 0.74},
                        new double[] {108, 1769.1279296875, 1, 0.9241786599159241, 0.9211738705635071}));
        runs = repeated(run);
        framed = repeated(new byte[600]);
    }

    private static byte[] repeated(byte[] record) throws IOException {
        byte[] one = TfRecords.file(record);
        ByteArrayOutputStream out = new ByteArrayOutputStream(RECORDS * one.length);
        for (int i = 0; i < RECORDS; i++) {
            out.write(one);
        }
        return out.toByteArray();
    }

    /** 100,000 records of 600 bytes. */
    @Benchmark
    public long framing() throws IOException {
        try (TfRecordReader reader = new TfRecordReader(new ByteArrayInputStream(framed), "x")) {
            long sum = 0;
            for (TfRecord record = reader.next(); record != null; record = reader.next()) {
                sum += record.length();
            }
            return sum;
        }
    }

    /** 100,000 records of 397 bytes. */
    @Benchmark
    public double runs() throws IOException {
        try (TfRecordReader reader = new TfRecordReader(new ByteArrayInputStream(runs), "x")) {
            double sum = 0;
            for (TfRecord record = reader.next(); record != null; record = reader.next()) {
                sum += Run101.parse(record).metrics().last().testAccuracy().getAsDouble();
            }
            return sum;
        }
    }
}
