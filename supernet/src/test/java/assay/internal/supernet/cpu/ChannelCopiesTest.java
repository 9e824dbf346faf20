package assay.internal.supernet.cpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import assay.core.random.RandomStream;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.Channels;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelCopiesTest {
    private static final int IMAGES = 3;

    /** Bit by bit, and no other channel of the result changes. */
    @ParameterizedTest
    @CsvSource({
        "36, 0, 36, 144, 72, false, 5, true", // concatenation
        "144, 72, 36, 36, 0, false, 5, true", // slice
        "144, 72, 36, 36, 0, true, 5, true", // its gradient, added
        "7, 2, 4, 9, 5, false, 3, true",
        "9, 5, 1, 1, 0, true, 1, true", // vectors
        "7, 2, 4, 9, 5, true, 3, false", // the loops do what is left
        "6, 0, 6, 6, 0, false, 3, false"
    })
    void aCopyOfChannelsIsExact(int wide, int from, int count, int into, int to, boolean add, int side, boolean takes) {
        assumeTrue(OneDnn.available());
        int pixels = side * side;
        float[] x = values(IMAGES * wide * pixels, 1);
        float[] y = values(IMAGES * into * pixels, 2);
        try (Backend k = Backends.open("nd4j", DType.FLOAT32)) {
            Tensor source = k.take(IMAGES, wide, side, side);
            Tensor result = k.take(IMAGES, into, side, side);
            k.write(x, source);
            k.write(y, result);
            Channels[] some = {new Channels(source, from, count)};
            double[][] ones = {new double[count]};
            Arrays.fill(ones[0], 1);
            Channels place = new Channels(result, to, count);
            assertEquals(takes, ChannelCopies.takes(some, ones, null, place, add));
            k.channelAffine(some, ones, null, place, add);
            double[] found = new double[y.length];
            k.read(result, found);
            assertArrayEquals(expected(x, wide, from, count, y, into, to, add, pixels), found);
        }
    }

    private static double[] expected(
            float[] x, int wide, int from, int count, float[] y, int into, int to, boolean add, int pixels) {
        double[] all = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            int c = i / pixels % into - to;
            int image = i / pixels / into;
            boolean copied = c >= 0 && c < count;
            float value = copied ? x[(image * wide + from + c) * pixels + i % pixels] : y[i];
            all[i] = copied && add ? y[i] + value : value;
        }
        return all;
    }

    private static float[] values(int n, long seed) {
        RandomStream random = new RandomStream(seed);
        float[] v = new float[n];
        for (int i = 0; i < n; i++) {
            v[i] = (float) random.nextGaussian();
        }
        return v;
    }
}
