package assay.benchmarks.engine;

import assay.core.random.RandomStream;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.Channels;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
import assay.supernet.tensor.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Runs steps of convolution, batch normalisation and ReLU, forward and backward, through a backend and prints the memory
 * of the process (resident set, of Linux) every thousand. What you should see: after the first thousand, a level line.
 * Arguments: the backend ({@code nd4j}), the steps (10000), the batch (16).
 */
public final class FlatMemory {
    private static final int CHANNELS = 16;
    private static final int SIDE = 16;

    private FlatMemory() {}

    public static void main(String[] args) throws IOException {
        String name = args.length > 0 ? args[0] : Backends.ND4J;
        int steps = args.length > 1 ? Integer.parseInt(args[1]) : 10_000;
        int batch = args.length > 2 ? Integer.parseInt(args[2]) : 16;
        try (Backend k = Backends.open(name, DType.FLOAT32)) {
            RandomStream random = new RandomStream(1);
            Tensor x = normals(k, random, batch, CHANNELS, SIDE, SIDE);
            Tensor w = normals(k, random, CHANNELS, CHANNELS, 3, 3);
            System.out.println("step, resident MiB, held by the backend MiB");
            for (int i = 0; i <= steps; i++) {
                if (i % 1000 == 0) {
                    System.out.printf("%d, %d, %d%n", i, resident() >> 10, k.bytesHeld() >> 20);
                }
                step(k, x, w);
            }
        }
    }

    private static Tensor normals(Backend k, RandomStream random, int... shape) {
        Tensor t = k.take(shape);
        double[] v = new double[t.size()];
        Arrays.setAll(v, i -> random.nextGaussian());
        k.write(v, t);
        return t;
    }

    private static void step(Backend k, Tensor x, Tensor w) {
        Tensor y = k.take(x.shape());
        Tensor z = k.take(x.shape());
        double[] mean = new double[CHANNELS];
        double[] variance = new double[CHANNELS];
        k.conv(x, w, Window.same(3), y, false);
        k.channelMoments(Channels.all(y), mean, variance);
        double terms = (double) x.size() / CHANNELS;
        double[] scale = new double[CHANNELS];
        double[] shift = new double[CHANNELS];
        for (int c = 0; c < CHANNELS; c++) {
            scale[c] = 1 / Math.sqrt(variance[c] + 1e-5);
            shift[c] = -mean[c] * scale[c];
        }
        k.channelAffine(new Channels[] {Channels.all(y)}, new double[][] {scale}, shift, Channels.all(z), false);
        k.relu(z, z);
        // The loss is the mean of the ReLU's squares / 2, so its gradient is the ReLU / n.
        Tensor gz = k.take(x.shape());
        k.reluGrad(z, z, gz, false);
        double[] sums = new double[CHANNELS];
        double[] dots = new double[CHANNELS];
        k.channelSums(Channels.all(gz), sums);
        k.channelDots(Channels.all(gz), Channels.all(y), mean, dots);
        double[] perY = new double[CHANNELS];
        for (int c = 0; c < CHANNELS; c++) {
            double slope = dots[c] * scale[c] * scale[c] / terms;
            perY[c] = -slope * scale[c];
            shift[c] = scale[c] * (slope * mean[c] - sums[c] / terms);
        }
        Tensor gy = k.take(x.shape());
        k.channelAffine(
                new Channels[] {Channels.all(gz), Channels.all(y)},
                new double[][] {scale, perY},
                shift,
                Channels.all(gy),
                false);
        Tensor gx = k.take(x.shape());
        Tensor gw = k.take(w.shape());
        k.fill(gx, 0);
        k.convGrad(x, w, gy, Window.same(3), gx, true, gw, false);
        k.axpby(-1e-6, gw, 1, w);
        for (Tensor t : new Tensor[] {y, z, gz, gy, gx, gw}) {
            k.give(t);
        }
    }

    /** KiB, as Linux counts. */
    private static long resident() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", ""));
            }
        }
        throw new IOException("/proc/self/status: expected a line VmRSS, found none.");
    }
}
