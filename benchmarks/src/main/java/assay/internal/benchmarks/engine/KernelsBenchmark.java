package assay.internal.benchmarks.engine;

import assay.core.random.RandomStream;
import assay.internal.supernet.nd4j.Nd4jBackend;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.Channels;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
import assay.supernet.tensor.Window;
import java.util.Arrays;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Each kernel in float32 on one thread, batch 64. Read the median (p0.50): single calls are timed, so that other programs
 * on the machine disturb few of them. {@code portable} is the path of a GPU, run on the CPU. What you should see: nd4j at
 * or below portable everywhere but in the convolutions, which are the same code.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 2, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx512m", "-XX:+UseSerialGC"})
public class KernelsBenchmark {
    private static final int BATCH = 64;

    @Param({"16x32", "8x16", "64x8"})
    public String channelsBySide;

    @Param({"nd4j", "portable"})
    public String engine;

    private Backend k;
    private int c;
    private Tensor x;
    private Tensor y;
    private Tensor z;
    private Tensor g;
    private Tensor wide;
    private Tensor gWide;
    private Tensor half;
    private Tensor w1;
    private Tensor w3;
    private Tensor g1;
    private Tensor g3;
    private Tensor w3Wide;
    private double[] mean;
    private double[] variance;
    private double[][] scales;

    @Setup
    public void open() {
        k = engine.equals("portable") ? new Nd4jBackend(DType.FLOAT32) : Backends.open(Backends.ND4J, DType.FLOAT32);
        c = Integer.parseInt(channelsBySide.split("x")[0]);
        int s = Integer.parseInt(channelsBySide.split("x")[1]);
        RandomStream random = new RandomStream(1);
        x = normals(random, BATCH, c, s, s);
        y = normals(random, BATCH, c, s, s);
        z = normals(random, BATCH, c, s, s);
        g = normals(random, BATCH, c, s, s);
        half = normals(random, BATCH, c, s / 2, s / 2);
        wide = normals(random, BATCH, 3 * c, s, s);
        gWide = normals(random, BATCH, 3 * c, s, s);
        w1 = normals(random, c, c, 1, 1);
        w3 = normals(random, c, c, 3, 3);
        g1 = normals(random, c, c, 1, 1);
        g3 = normals(random, c, c, 3, 3);
        w3Wide = normals(random, 3 * c, c, 3, 3);
        mean = new double[3 * c];
        variance = new double[3 * c];
        scales = new double[3][c];
        for (double[] row : scales) {
            Arrays.fill(row, 0.3);
        }
    }

    private Tensor normals(RandomStream random, int... shape) {
        Tensor t = k.take(shape);
        double[] v = new double[t.size()];
        Arrays.setAll(v, i -> random.nextGaussian());
        k.write(v, t);
        return t;
    }

    @TearDown
    public void close() {
        k.close();
    }

    @Benchmark
    public void conv3x3() {
        k.conv(x, w3, Window.same(3), y, false);
    }

    @Benchmark
    public void conv3x3Wide() {
        k.conv(x, w3Wide, Window.same(3), wide, false);
    }

    @Benchmark
    public void conv3x3Grad() {
        k.convGrad(x, w3, g, Window.same(3), y, false, g3, false);
    }

    @Benchmark
    public void conv3x3GradInput() {
        k.convGradInput(g, w3, Window.same(3), y, false);
    }

    @Benchmark
    public void conv1x1() {
        k.conv(x, w1, Window.same(1), y, false);
    }

    @Benchmark
    public void conv1x1Grad() {
        k.convGrad(x, w1, g, Window.same(1), y, false, g1, false);
    }

    @Benchmark
    public double[] moments() {
        k.channelMoments(Channels.all(x), mean, variance);
        return variance;
    }

    @Benchmark
    public double[] momentsWide() {
        k.channelMoments(Channels.all(wide), mean, variance);
        return variance;
    }

    @Benchmark
    public double[] dots() {
        k.channelDots(Channels.all(g), Channels.all(x), scales[0], mean);
        return mean;
    }

    /** Batch normalisation forward, after its moments. */
    @Benchmark
    public void affine1() {
        k.channelAffine(new Channels[] {Channels.all(x)}, scales, scales[1], Channels.all(y), false);
    }

    /** Batch normalisation backward, after its sums. */
    @Benchmark
    public void affine2() {
        k.channelAffine(new Channels[] {Channels.all(x), Channels.all(g)}, scales, scales[1], Channels.all(y), false);
    }

    /** The mixture on an edge, from three ranges of wide maps. */
    @Benchmark
    public void affine3Add() {
        Channels[] from = {new Channels(wide, 0, c), new Channels(gWide, c, c), Channels.all(x)};
        k.channelAffine(from, scales, scales[1], Channels.all(y), true);
    }

    @Benchmark
    public void relu() {
        k.relu(x, y);
    }

    @Benchmark
    public void reluGrad() {
        k.reluGrad(x, g, y, false);
    }

    @Benchmark
    public void reluGradAdd() {
        k.reluGrad(x, g, z, true);
    }

    @Benchmark
    public void axpby() {
        k.axpby(0.5, x, 0.5, y);
    }

    @Benchmark
    public double dot() {
        return k.dot(x, g);
    }

    @Benchmark
    public void pool3x3() {
        k.avgPool(x, Window.same(3), y, false);
    }

    @Benchmark
    public void pool3x3Grad() {
        k.avgPoolGrad(g, Window.same(3), y, false);
    }

    @Benchmark
    public void pool2x2() {
        k.avgPool(x, Window.of(2, 2, 0), half, false);
    }

    @Benchmark
    public void pool2x2Grad() {
        k.avgPoolGrad(half, Window.of(2, 2, 0), y, false);
    }
}
