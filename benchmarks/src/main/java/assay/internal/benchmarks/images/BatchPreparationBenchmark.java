package assay.internal.benchmarks.images;

import assay.core.random.Seeds;
import assay.internal.images.Augmentation;
import assay.internal.images.Batch;
import assay.internal.images.BatchCursor;
import assay.internal.images.BatchPlan;
import assay.internal.images.Batches;
import assay.internal.images.ImageSet;
import assay.internal.images.Normalisation;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One batch of 64 images prepared on the calling thread, from 5,000 random images of CIFAR-10's shape. The baseline is
 * {@code normalised}: no augmentation. You should see less than a millisecond for every row, against tens of
 * milliseconds for the training step that it is hidden behind; pooled images have fewer values to write, but read the same
 * bytes, and cost about as much.
 *
 * <pre>{@code
 * mvn -q -pl benchmarks -am test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp benchmarks/target/classes:$(cat benchmarks/target/classpath) org.openjdk.jmh.Main BatchPreparation
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class BatchPreparationBenchmark {
    private static final int IMAGES = 5_000;

    /** Height and width of what the network sees. */
    @Param({"32", "16"})
    public int side;

    private Walk normalised;
    private Walk augmented;

    @Setup
    public void makeImages() {
        byte[] planes = new byte[IMAGES * 3 * 32 * 32];
        new Seeds(1).stream("benchmark").nextBytes(planes);
        ImageSet images =
                ImageSet.of("random", 3, 32, 32, 10, planes, new int[IMAGES]).pooledTo(side);
        BatchPlan plan = BatchPlan.training(images, Normalisation.CIFAR10, 64, new Seeds(1), "benchmark");
        normalised = new Walk(plan.with(Augmentation.NONE));
        augmented = new Walk(plan.with(Augmentation.standard(images).withCutout(side / 2)));
    }

    @Benchmark
    public Batch normalised() {
        return normalised.next();
    }

    /** Crop, flip, cutout. */
    @Benchmark
    public Batch augmented() {
        return augmented.next();
    }

    /** Batches without end, epoch after epoch. */
    private static final class Walk {
        private final Batches batches;
        private int epoch;
        private BatchCursor cursor;

        Walk(BatchPlan plan) {
            batches = new Batches(plan, 0);
            cursor = batches.epoch(0, 0);
        }

        Batch next() {
            Batch batch = cursor.next();
            if (batch == null) {
                cursor.close();
                cursor = batches.epoch(++epoch, 0);
                batch = cursor.next();
            }
            return batch;
        }
    }
}
