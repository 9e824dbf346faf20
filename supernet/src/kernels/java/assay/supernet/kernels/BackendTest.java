package assay.internal.supernet.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.ShapeException;
import assay.core.random.RandomStream;
import assay.internal.testkit.Gen;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Channels;
import assay.supernet.tensor.Tensor;
import assay.supernet.tensor.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is not a kernel: values in and out, memory, threads, misuse. */
class BackendTest {
    @ParameterizedTest
    @EnumSource
    void writeAndRead_keepEveryValue(Way way) {
        try (Backend k = way.open()) {
            Tensor t = k.take(2, 3);
            double[] values = {1, -2.5, 0.1f, 1e30f, -0.0, Double.NaN};
            double[] back = new double[6];
            k.write(values, t);
            k.read(t, back);
            assertArrayEquals(values, back);
            k.write(new float[] {1, 2, 3, 4, 5, 6, 7}, t); // more than needed
            k.read(t, back);
            assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, back);
            assertThrows(ShapeException.class, () -> k.write(new float[5], t));
            assertThrows(ShapeException.class, () -> k.read(t, new double[5]));
        }
    }

    /** The order within rows is the engine's own, so what two rows have in common is compared. */
    @ParameterizedTest
    @EnumSource
    void positive_hasABitForEachElement(Way way) {
        try (Backend k = way.open()) {
            int row = 3 * 5 * 37;
            int words = (row + 63) / 64;
            double[] x = new double[2 * row];
            RandomStream random = new RandomStream(31);
            Arrays.setAll(x, i -> random.nextInt(3) - 1);
            double[] edges = {-0.0, 1e-40, -1e-40, Double.NaN, 1 / 0.0, -1 / 0.0, Float.MAX_VALUE, -Float.MAX_VALUE};
            System.arraycopy(edges, 0, x, 0, edges.length);
            Tensor t = k.take(2, 3, 5, 37);
            k.write(x, t);
            long[][] bits = new long[2][words];
            bits[0][1] = 7;
            k.positive(t, bits);
            int[] expected = new int[3];
            int[] found = new int[3];
            for (int i = 0; i < row; i++) {
                expected[0] += x[i] > 0 ? 1 : 0;
                expected[1] += x[row + i] > 0 ? 1 : 0;
                expected[2] += x[i] > 0 && x[row + i] > 0 ? 1 : 0;
            }
            for (int w = 0; w < words; w++) {
                found[0] += Long.bitCount(bits[0][w]);
                found[1] += Long.bitCount(bits[1][w]);
                found[2] += Long.bitCount(bits[0][w] & bits[1][w]);
            }
            assertArrayEquals(expected, found);
            assertThrows(ShapeException.class, () -> k.positive(t, new long[2][words - 1]));
        }
    }

    @ParameterizedTest
    @EnumSource
    void memory_isTheSameAfterEachRound(Way way) {
        try (Backend k = way.open()) {
            step(k, 2, new RandomStream(1));
            long held = k.bytesHeld();
            assertTrue(held > 0);
            for (int i = 0; i < 5; i++) {
                step(k, 2, new RandomStream(i));
                assertEquals(held, k.bytesHeld());
            }
        }
    }

    /** Tables of one width share their memory, and compute like tensors of their own. */
    @ParameterizedTest
    @EnumSource
    void tables_ofOtherLengthsTakeNoMemory(Way way) {
        try (Backend k = way.open()) {
            k.give(k.takeTable(6, 6, 2));
            long held = k.bytesHeld();
            for (int rows : new int[] {3, 6, 2}) {
                Tensor t = k.takeTable(6, rows, 2);
                double[] values = Gen.normals(new RandomStream(rows), 2 * rows);
                k.write(values, t);
                k.axpby(2, t, 0, t);
                double[] back = new double[2 * rows];
                k.read(t, back);
                for (int i = 0; i < back.length; i++) {
                    assertEquals(2 * values[i], back[i], 1e-6);
                }
                k.give(t);
                assertEquals(held, k.bytesHeld());
            }
            assertThrows(ShapeException.class, () -> k.takeTable(6, 7, 2));
        }
    }

    /** Workers: each has its own backend, and they must not meet. */
    @ParameterizedTest
    @EnumSource
    void backends_ofSeveralThreadsDoNotMeet(Way way) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(3);
        try {
            List<Future<double[]>> found = new ArrayList<>();
            for (int w = 0; w < 6; w++) {
                long seed = w / 2; // pairs that must agree to the bit
                found.add(workers.submit(() -> {
                    try (Backend k = way.open()) {
                        RandomStream random = new RandomStream(seed);
                        double[] last = {};
                        for (int i = 0; i < 20; i++) {
                            last = step(k, 3, random);
                        }
                        return last;
                    }
                }));
            }
            for (int w = 0; w < 6; w += 2) {
                assertArrayEquals(found.get(w).get(), found.get(w + 1).get());
            }
        } finally {
            workers.shutdownNow();
        }
    }

    /** Convolution, statistics, normalisation, ReLU, pool and their gradients; returns the weight's gradient. */
    private static double[] step(Backend k, int n, RandomStream random) {
        Tensor x = k.take(n, 3, 8, 8);
        Tensor w = k.take(4, 3, 3, 3);
        Tensor y = k.take(n, 4, 8, 8);
        Tensor gy = k.take(n, 4, 8, 8);
        Tensor gw = k.take(4, 3, 3, 3);
        Tensor gx = k.take(n, 3, 8, 8);
        k.write(Gen.normals(random, x.size()), x);
        k.write(Gen.normals(random, w.size()), w);
        k.conv(x, w, Window.same(3), y, false);
        double[] mean = new double[4];
        double[] variance = new double[4];
        k.channelMoments(Channels.all(y), mean, variance);
        Tensor z = k.take(n, 4, 8, 8);
        k.channelAffine(new Channels[] {Channels.all(y)}, new double[][] {variance}, mean, Channels.all(z), false);
        k.relu(z, z);
        k.avgPool(z, Window.same(3), y, false);
        k.reluGrad(z, y, gy, false);
        k.convGrad(x, w, gy, Window.same(3), gx, false, gw, false);
        k.convGradInput(gy, w, Window.same(3), gx, true);
        k.convGradWeight(x, gy, Window.same(3), gw, true);
        double[] result = new double[gw.size()];
        k.read(gw, result);
        for (Tensor t : List.of(x, w, y, z, gy, gw, gx)) {
            k.give(t);
        }
        return result;
    }

    @ParameterizedTest
    @EnumSource
    void kernels_refuseShapesThatDoNotFit(Way way) {
        try (Backend k = way.open()) {
            Tensor x = k.take(2, 3, 4, 4);
            Tensor y = k.take(2, 5, 4, 4);
            Tensor w = k.take(5, 3, 3, 3);
            assertThrows(ShapeException.class, () -> k.conv(x, w, Window.same(1), y, false));
            assertThrows(ShapeException.class, () -> k.conv(x, w, Window.of(3, 2, 1), y, false));
            assertThrows(ShapeException.class, () -> k.convGradInput(x, w, Window.same(3), y, false));
            assertThrows(ShapeException.class, () -> k.convGrad(x, w, y, Window.same(3), y, false, w, false));
            ShapeException e = assertThrows(
                    ShapeException.class, () -> k.convGradWeight(x, y, Window.same(3), k.take(5, 3, 1, 1), false));
            assertEquals("convGradWeight: expected weight [5, 3, 3, 3], found [5, 3, 1, 1].", e.getMessage());
            assertThrows(ShapeException.class, () -> k.axpby(1, x, 1, y));
            assertThrows(ShapeException.class, () -> k.relu(x, y));
            assertThrows(ShapeException.class, () -> k.dot(x, y));
            assertThrows(ShapeException.class, () -> k.gemm(x, false, x, false, 1, 0, x));
            assertThrows(ShapeException.class, () -> k.avgPool(x, Window.of(2, 2, 2), x, false));
            assertThrows(ShapeException.class, () -> k.spatialMean(x, k.take(2, 5)));
            assertThrows(ShapeException.class, () -> new Channels(x, 2, 2));
            assertThrows(
                    ShapeException.class,
                    () -> k.channelDots(new Channels(x, 0, 2), new Channels(y, 0, 3), new double[3], new double[3]));
            assertThrows(ShapeException.class, () -> k.channelSums(Channels.all(y), new double[4]));
            assertThrows(ShapeException.class, () -> k.take(2, 0));
            k.give(x);
            assertThrows(IllegalStateException.class, () -> k.relu(x, x));
        }
    }
}
