package assay.internal.supernet.cpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import assay.core.random.RandomStream;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
import assay.supernet.tensor.Window;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockedMapTest {
    private static final int WIDE = 32;
    private static final int IMAGES = 2;
    private static final int SIDE = 6;

    /** The first channels of a wide map, which needs no copy, have the same gradients: pools look at one channel. */
    @ParameterizedTest
    @CsvSource({"1, 1", "5, 1", "8, 2", "12, 1", "15, 2"})
    void gradientsOfPools_ofNarrowMapsAreThoseOfWideOnes(int channels, int stride) {
        assumeTrue(OneDnn.available());
        Window window = Window.of(3, stride, 1);
        try (Backend k = Backends.open("nd4j", DType.FLOAT32)) {
            for (boolean maximum : new boolean[] {false, true}) {
                double[] narrow = gradient(k, channels, window, maximum);
                double[] wide = gradient(k, WIDE, window, maximum);
                assertArrayEquals(first(wide, channels), narrow, 1e-6); // float32 sums of at most 9 terms below 1
            }
        }
    }

    private static double[] gradient(Backend k, int channels, Window window, boolean maximum) {
        int out = window.out(SIDE);
        Tensor x = k.take(IMAGES, channels, SIDE, SIDE);
        Tensor gy = k.take(IMAGES, channels, out, out);
        Tensor gx = k.take(IMAGES, channels, SIDE, SIDE);
        k.write(first(values(SIDE * SIDE, true), channels), x);
        k.write(first(values(out * out, false), channels), gy);
        if (maximum) {
            k.maxPoolGrad(x, gy, window, gx, false);
        } else {
            k.avgPoolGrad(gy, window, gx, false);
        }
        double[] found = new double[gx.size()];
        k.read(gx, found);
        k.give(x);
        k.give(gy);
        k.give(gx);
        return found;
    }

    /** @param ties whether half of the values are 0, as after a ReLU */
    private static double[] values(int positions, boolean ties) {
        RandomStream random = new RandomStream(positions);
        double[] v = new double[IMAGES * WIDE * positions];
        for (int i = 0; i < v.length; i++) {
            double drawn = random.nextDouble() - 0.5;
            v[i] = ties ? Math.max(0, drawn) : drawn;
        }
        return v;
    }

    /** Of a wide map, its first channels. */
    private static double[] first(double[] wide, int channels) {
        int positions = wide.length / IMAGES / WIDE;
        double[] v = new double[IMAGES * channels * positions];
        for (int n = 0; n < IMAGES; n++) {
            System.arraycopy(wide, n * WIDE * positions, v, n * channels * positions, channels * positions);
        }
        return v;
    }
}
