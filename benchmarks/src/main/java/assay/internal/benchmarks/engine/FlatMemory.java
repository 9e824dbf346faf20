package assay.internal.benchmarks.engine;

import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.core.space.bench201.Skeleton201;
import assay.internal.bench201.network.Supernet201;
import assay.internal.supernet.search.pass.Updater;
import assay.supernet.network.ImageSample;
import assay.supernet.optim.Sgd;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.relax.Relaxation;
import assay.supernet.search.relax.Softmax;
import assay.supernet.tape.Tape;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs steps of a supernet search (one update of the weights, one gradient of alpha) and prints the memory of the process
 * (resident set, of Linux) every thousand. What you should see: after the first thousand, a level line. Arguments: the
 * backend ({@code nd4j}), the steps (10000), channels (4), batch (16).
 */
public final class FlatMemory {
    private static final int SIDE = 16;

    private FlatMemory() {}

    public static void main(String[] args) throws IOException {
        String name = args.length > 0 ? args[0] : Backends.ND4J;
        int steps = args.length > 1 ? Integer.parseInt(args[1]) : 10_000;
        int channels = args.length > 2 ? Integer.parseInt(args[2]) : 4;
        int batch = args.length > 3 ? Integer.parseInt(args[3]) : 16;
        try (Backend k = Backends.open(name, DType.FLOAT32);
                Supernet201 net = new Supernet201(k, new Skeleton201(channels, 1, 10, SIDE), true);
                Sgd sgd = new Sgd(k, net.parameters().weights(), 0.9, true, 5e-4)) {
            net.parameters().initialise(new Seeds(1));
            Updater updater = new Updater(new Tape(k), net, Relaxation.softmax());
            RandomStream random = new RandomStream(1);
            Tensor images = k.take(batch, 3, SIDE, SIDE);
            float[] pixels = new float[images.size()];
            int[] labels = new int[batch];
            double[] alpha = new double[30];
            double[] loss = new double[1];
            System.out.println("step, resident MiB, held by the backend MiB");
            for (int i = 0; i <= steps; i++) {
                if (i % 1000 == 0) {
                    System.out.printf("%d, %d, %d%n", i, resident() >> 10, k.bytesHeld() >> 20);
                }
                for (int p = 0; p < pixels.length; p++) {
                    pixels[p] = (float) random.nextDouble();
                }
                for (int n = 0; n < batch; n++) {
                    labels[n] = random.nextInt(10);
                }
                k.write(pixels, images);
                Draw draw = Softmax.of(Groups.of(net.space()), alpha);
                updater.weights(new ImageSample(images, labels), draw, sgd, 0.01, 5, null);
                updater.alphaGrad(new ImageSample(images, labels), draw, loss);
            }
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
