package assay.internal.supernet.cpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import assay.core.random.RandomStream;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
import assay.supernet.tensor.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WinogradTest {
    private static final Window WINDOW = Window.same(3);
    private static final int IMAGES = 6;
    private static final int FROM = 64;
    private static final int TO = 80;
    private static final int HEIGHT = 13;
    private static final int WIDTH = 10;

    @BeforeEach
    void needsAvx512() {
        assumeTrue(OneDnn.available() && OneDnn.vector() == 16);
    }

    @Test
    void takesWideMapsWithEnoughTiles() {
        assertTrue(Winograd.takes(shape(IMAGES, FROM, TO, WINDOW)));
        assertTrue(Winograd.takes(new Convolution.Shape(64, 64, 8, 8, 64, WINDOW)));
        assertFalse(Winograd.takes(shape(IMAGES, 72, TO, WINDOW)));
        assertFalse(Winograd.takes(shape(IMAGES, FROM, 48, WINDOW)));
        assertFalse(Winograd.takes(shape(5, FROM, TO, WINDOW))); // 60 tiles
        assertFalse(Winograd.takes(shape(IMAGES, FROM, TO, Window.of(3, 2, 1))));
    }

    private static Convolution.Shape shape(int images, int from, int to, Window window) {
        return new Convolution.Shape(images, from, HEIGHT, WIDTH, to, window);
    }

    /** Within 2e-6 of the norm of the result in float64: the method rounds at about 7e-7, the direct one at 3e-7. */
    @Test
    void everyDirectionIsThatOfFloat64() {
        try (Backend k = Backends.open("nd4j", DType.FLOAT32);
                Backend exact = Backends.open("nd4j", DType.FLOAT64)) {
            double[][] found = Layer.results(k, true);
            double[][] wanted = Layer.results(exact, true);
            for (int i = 0; i < wanted.length; i++) {
                double error = distance(found[i], wanted[i]) / distance(new double[wanted[i].length], wanted[i]);
                assertTrue(error < 2e-6, i + ": " + error);
            }
        }
    }

    @Test
    void gradientsTogetherAreThoseOneByOne() {
        try (Backend k = Backends.open("nd4j", DType.FLOAT32)) {
            double[][] together = Layer.results(k, true);
            double[][] single = Layer.results(k, false);
            for (int i = 0; i < single.length; i++) {
                assertArrayEquals(single[i], together[i]);
            }
        }
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }

    /** One layer with the same random values on each engine. */
    private static final class Layer {
        private final Backend k;
        private final RandomStream random = new RandomStream(1);

        private Layer(Backend k) {
            this.k = k;
        }

        /** y, and the gradients to x and to the kernel, the latter added to random values. */
        static double[][] results(Backend k, boolean together) {
            Layer layer = new Layer(k);
            Tensor x = layer.drawn(IMAGES, FROM, HEIGHT, WIDTH);
            Tensor w = layer.drawn(TO, FROM, 3, 3);
            Tensor gw = layer.drawn(TO, FROM, 3, 3);
            Tensor gy = layer.drawn(IMAGES, TO, HEIGHT, WIDTH);
            Tensor y = layer.drawn(IMAGES, TO, HEIGHT, WIDTH);
            Tensor gx = k.take(IMAGES, FROM, HEIGHT, WIDTH);
            k.conv(x, w, WINDOW, y, false);
            if (together) {
                k.convGrad(x, w, gy, WINDOW, gx, false, gw, true);
            } else {
                k.convGradInput(gy, w, WINDOW, gx, false);
                k.convGradWeight(x, gy, WINDOW, gw, true);
            }
            return new double[][] {read(k, y), read(k, gx), read(k, gw)};
        }

        private Tensor drawn(int... shape) {
            Tensor t = k.take(shape);
            double[] v = new double[t.size()];
            for (int i = 0; i < v.length; i++) {
                v[i] = (float) (random.nextDouble() - 0.5);
            }
            k.write(v, t);
            return t;
        }

        private static double[] read(Backend k, Tensor t) {
            double[] v = new double[t.size()];
            k.read(t, v);
            return v;
        }
    }
}
