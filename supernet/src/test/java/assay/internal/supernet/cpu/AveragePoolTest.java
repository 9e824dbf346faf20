package assay.internal.supernet.cpu;

import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_destroy;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import assay.core.random.RandomStream;
import assay.supernet.tensor.Window;
import org.bytedeco.dnnl.dnnl_stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our pools give what oneDNN's give, to the bit, so that a machine's searches stay the same whoever pools. */
class AveragePoolTest {
    /** Several bands, odd sides, one channel, as many as a vector has. */
    @ParameterizedTest
    @CsvSource({"4, 12, 12", "8, 16, 16", "1, 5, 3", "16, 2, 9", "3, 32, 32"})
    void threeByThree_addsInOneDnnsOrder(int channels, int height, int width) {
        Pooling.Shape shape = new Pooling.Shape(2, channels, height, width, Window.same(3));
        same(shape, new SlidingAverage(shape), false);
    }

    @ParameterizedTest
    @CsvSource({"4, 12, 12", "8, 7, 6", "1, 2, 5", "16, 9, 9"})
    void twoByTwo_addsInOneDnnsOrder(int channels, int height, int width) {
        Pooling.Shape shape = new Pooling.Shape(2, channels, height, width, Window.of(2, 2, 0));
        same(shape, new HalvingAverage(shape), true);
    }

    @Test
    void longRows_areOneDnns() {
        assertTrue(SlidingAverage.takes(new Pooling.Shape(2, 8, 32, 32, Window.same(3))));
        assertFalse(SlidingAverage.takes(new Pooling.Shape(2, 16, 32, 32, Window.same(3))));
        assertFalse(HalvingAverage.takes(new Pooling.Shape(2, 16, 32, 32, Window.of(2, 2, 0))));
    }

    private static void same(Pooling.Shape s, AveragePool ours, boolean gradient) {
        assumeTrue(OneDnn.available(), "skipped: no oneDNN here");
        dnnl_stream stream = OneDnn.stream();
        try (Pooling theirs = new Pooling(stream, s)) {
            CpuTensor x = new CpuTensor(new int[] {s.n(), s.c(), s.h(), s.w()});
            int[] to = {s.n(), s.c(), s.window().out(s.h()), s.window().out(s.w())};
            CpuTensor y = new CpuTensor(to);
            RandomStream random = new RandomStream(7);
            for (int i = 0; i < x.size(); i++) {
                x.floats.put(i, (float) random.nextGaussian());
            }
            theirs.forward(x, y);
            float[] expected = floats(y);
            forget(y);
            ours.forward(x, y);
            assertArrayEquals(expected, floats(y));
            if (gradient) {
                theirs.backward(y, x);
                expected = floats(x);
                forget(x);
                ours.backward(y, x);
                assertArrayEquals(expected, floats(x));
            }
        } finally {
            dnnl_stream_destroy(stream);
        }
    }

    private static void forget(CpuTensor t) {
        for (int i = 0; i < t.size(); i++) {
            t.floats.put(i, Float.NaN);
        }
    }

    private static float[] floats(CpuTensor t) {
        float[] values = new float[t.size()];
        t.floats.get(0, values, 0, values.length);
        return values;
    }
}
