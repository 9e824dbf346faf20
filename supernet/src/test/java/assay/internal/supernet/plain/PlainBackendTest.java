package assay.internal.supernet.plain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import assay.core.error.ShapeException;
import assay.core.random.Seeds;
import assay.supernet.tensor.Channels;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
import assay.supernet.tensor.Window;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Numbers worked out by hand, and the identity that makes a gradient a gradient. */
class PlainBackendTest {
    private final PlainBackend k = new PlainBackend(DType.FLOAT64);
    private final RandomGenerator rng = new Seeds(7).stream("plain");

    @AfterEach
    void close() {
        k.close();
    }

    private Tensor of(double[] values, int... shape) {
        Tensor t = k.take(shape);
        k.write(values, t);
        return t;
    }

    private Tensor random(int... shape) {
        Tensor t = k.take(shape);
        double[] values = new double[t.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = rng.nextGaussian();
        }
        k.write(values, t);
        return t;
    }

    private double[] read(Tensor t) {
        double[] values = new double[t.size()];
        k.read(t, values);
        return values;
    }

    @Test
    void conv_onOnesCountsThePixelsUnderTheKernel() {
        Tensor x = of(new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1}, 1, 1, 3, 3);
        Tensor w = of(new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1}, 1, 1, 3, 3);
        Tensor y = k.take(1, 1, 3, 3);
        k.conv(x, w, Window.same(3), y, false);
        assertArrayEquals(new double[] {4, 6, 4, 6, 9, 6, 4, 6, 4}, read(y));
    }

    @Test
    void conv_isACrossCorrelation() {
        Tensor x = of(new double[] {1, 2, 3, 4}, 1, 1, 2, 2);
        Tensor w = of(new double[] {1, 10, 100, 1000}, 1, 1, 2, 2);
        Tensor y = k.take(1, 1, 1, 1);
        k.conv(x, w, Window.of(2, 1, 0), y, false);
        assertEquals(4321, read(y)[0]);
    }

    /** Digits at their places: each output names the pixels that it saw. */
    @Test
    void rowAndColumn_lookAndStrideAlongThemselves() {
        Tensor x = of(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, 1, 1, 3, 3);
        Tensor row = of(new double[] {100, 10, 1}, 1, 1, 1, 3);
        Tensor wide = k.take(1, 1, 3, 2);
        k.conv(x, row, Window.row(3, 2), wide, false);
        assertArrayEquals(new double[] {12, 230, 45, 560, 78, 890}, read(wide));
        Tensor column = of(new double[] {100, 10, 1}, 1, 1, 3, 1);
        Tensor high = k.take(1, 1, 2, 3);
        k.conv(x, column, Window.column(3, 2), high, false);
        assertArrayEquals(new double[] {14, 25, 36, 470, 580, 690}, read(high));
        assertThrows(ShapeException.class, () -> new Window(1, 1, 0, 1, 2, 3, 1, 1));
        assertThrows(ShapeException.class, () -> k.conv(x, column, Window.row(3, 2), high, false));
    }

    @Test
    void convGradients_areTheAdjointsOfConv() {
        Window[] windows = {
            Window.same(3),
            Window.of(1, 2, 0),
            Window.of(3, 2, 1),
            new Window(3, 1, 2, 2, 1),
            new Window(3, 2, 1, 1, 2),
            Window.row(7, 2),
            Window.column(3, 2)
        };
        for (Window window : windows) {
            Tensor x = random(2, 4, 6, 5);
            Tensor w = random(6, 4 / window.groups(), window.kernel(), window.kernelAcross());
            Tensor y = k.take(2, 6, window.out(6), window.outAcross(5));
            Tensor gy = random(y.shape());
            Tensor gx = k.take(x.shape());
            Tensor gw = k.take(w.shape());
            k.conv(x, w, window, y, false);
            k.convGradInput(gy, w, window, gx, false);
            k.convGradWeight(x, gy, window, gw, false);
            double expected = k.dot(y, gy); // linear in x and in w: <conv(x, w), gy> = <x, gx> = <w, gw>
            assertEquals(expected, k.dot(x, gx), 1e-12 * Math.max(100, Math.abs(expected)), window.toString());
            assertEquals(expected, k.dot(w, gw), 1e-12 * Math.max(100, Math.abs(expected)), window.toString());
        }
    }

    @Test
    void avgPool_dividesByTheRealPixels() {
        Tensor x = of(new double[] {1, 2, 3, 4}, 1, 1, 2, 2);
        Tensor y = k.take(1, 1, 2, 2);
        k.avgPool(x, Window.same(3), y, false);
        assertArrayEquals(new double[] {2.5, 2.5, 2.5, 2.5}, read(y));
    }

    @Test
    void channelMoments_ofARange() {
        Tensor x = of(new double[] {9, 9, 1, 3, 9, 9, 5, 7}, 2, 2, 1, 2);
        double[] mean = new double[1];
        double[] variance = new double[1];
        k.channelMoments(new Channels(x, 1, 1), mean, variance);
        assertEquals(4, mean[0]);
        assertEquals(5, variance[0]);
    }

    @Test
    void gemm_transposesEitherSide() {
        Tensor a = of(new double[] {1, 2, 3, 4, 5, 6}, 2, 3);
        Tensor b = of(new double[] {1, 0, 1, 0, 1, 1}, 2, 3);
        Tensor c = of(new double[] {1, 1, 1, 1}, 2, 2);
        k.gemm(a, false, b, true, 1, 10, c);
        assertArrayEquals(new double[] {14, 15, 20, 21}, read(c));
        Tensor d = k.take(3, 3);
        k.gemm(a, true, b, false, 2, 0, d);
        assertArrayEquals(new double[] {2, 8, 10, 4, 10, 14, 6, 12, 18}, read(d));
    }

    @Test
    void float32_roundsEachResult() {
        try (PlainBackend f = new PlainBackend(DType.FLOAT32)) {
            Tensor t = f.take(1);
            f.fill(t, 0.1);
            double[] v = new double[1];
            f.read(t, v);
            assertEquals((double) 0.1f, v[0]);
        }
    }

    @Test
    void pool_handsBackWhatWasGiven() {
        Tensor a = k.take(2, 3);
        long held = k.bytesHeld();
        k.give(a);
        assertSame(a, k.take(2, 3));
        assertEquals(held, k.bytesHeld());
        k.give(a);
        assertThrows(IllegalStateException.class, () -> k.give(a));
        assertThrows(IllegalStateException.class, () -> k.fill(a, 1));
    }

    @Test
    void conv_refusesAWeightThatDoesNotFit() {
        Tensor x = k.take(1, 3, 4, 4);
        Tensor w = k.take(2, 4, 3, 3);
        Tensor y = k.take(1, 2, 4, 4);
        ShapeException e = assertThrows(ShapeException.class, () -> k.conv(x, w, Window.same(3), y, false));
        assertEquals("conv: expected weight [2, 3, 3, 3], found [2, 4, 3, 3].", e.getMessage());
    }
}
