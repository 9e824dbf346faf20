package assay.internal.supernet.cpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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

class ChannelMapsTest {
    /** Bit by bit, so how long the parts are in which memory is read changes no result. */
    @ParameterizedTest
    @CsvSource({"2, 1, 41", "3, 3, 31", "2, 16, 12", "3, 48, 7", "5, 300, 2", "3, 5000, 1"})
    void sums_addPiecesInFloatAndThenTheirElements(int images, int channels, int side) {
        assumeTrue(OneDnn.available());
        int positions = side * side;
        RandomStream random = new RandomStream(channels);
        float[] values = new float[images * channels * positions];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        try (Backend k = Backends.open("nd4j", DType.FLOAT32)) {
            Tensor x = k.take(images, channels, side, side);
            k.write(values, x);
            double[] found = new double[channels];
            k.channelSums(Channels.all(x), found);
            for (int c = 0; c < channels; c++) {
                double[] expected = {sum(values, images, channels, positions, c)};
                assertArrayEquals(expected, new double[] {found[c]}, "channel " + c);
            }
        }
    }

    /** Bit by bit, for a range of channels as well. */
    @ParameterizedTest
    @CsvSource({"7, 0, 7, 13", "36, 0, 36, 9", "9, 2, 5, 13", "300, 0, 300, 3"})
    void sumsAndDots_areThoseOfTwoPasses(int channels, int from, int count, int side) {
        assumeTrue(OneDnn.available());
        RandomStream random = new RandomStream(channels);
        try (Backend k = Backends.open("nd4j", DType.FLOAT32)) {
            Channels u = new Channels(drawn(k, random, channels, side), from, count);
            Channels v = Channels.all(drawn(k, random, count, side));
            double[] center = new double[count];
            Arrays.setAll(center, c -> random.nextDouble());
            double[][] once = new double[2][count];
            double[][] twice = new double[2][count];
            k.channelSumsAndDots(u, v, center, once[0], once[1]);
            k.channelSums(u, twice[0]);
            k.channelDots(u, v, center, twice[1]);
            assertArrayEquals(twice[0], once[0]);
            assertArrayEquals(twice[1], once[1]);
        }
    }

    /** Bit by bit what a pass of its own gives, also where a part has pixels of two samples. */
    @ParameterizedTest
    @CsvSource({"36, 3", "5, 3", "300, 1"})
    void factorsOfSamples_areThoseOfAPassOfTheirOwn(int channels, int side) {
        assumeTrue(OneDnn.available());
        RandomStream random = new RandomStream(channels);
        double[] factors = {1.25, 0, 1.3};
        double[] center = new double[channels];
        Arrays.setAll(center, c -> random.nextDouble());
        double[][] scale = {center};
        try (Backend k = Backends.open("nd4j", DType.FLOAT32)) {
            Tensor u = drawn(k, random, channels, side);
            Channels v = Channels.all(drawn(k, random, channels, side));
            Tensor apart = k.take(3, channels, side, side);
            double[][] expected = new double[2][channels];
            double[][] found = new double[2][channels];
            k.scaleSamples(u, factors, apart, false);
            k.channelSumsAndDots(Channels.all(apart), v, center, expected[0], expected[1]);
            k.channelSumsAndDots(Channels.all(u).times(factors), v, center, found[0], found[1]);
            assertArrayEquals(expected[0], found[0]);
            assertArrayEquals(expected[1], found[1]);

            Channels[] from = {v};
            k.channelAffine(from, scale, center, Channels.all(apart), false);
            k.scaleSamples(apart, factors, apart, false);
            k.axpby(1, u, 1, apart);
            k.channelAffine(from, scale, center, Channels.all(u).times(factors), true);
            assertArrayEquals(values(k, apart), values(k, u));
        }
    }

    private static double[] values(Backend k, Tensor t) {
        double[] values = new double[t.size()];
        k.read(t, values);
        return values;
    }

    private static Tensor drawn(Backend k, RandomStream random, int channels, int side) {
        Tensor t = k.take(3, channels, side, side);
        float[] values = new float[t.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        k.write(values, t);
        return t;
    }

    /** The sum of one channel as {@link ChannelMaps} says. */
    private static double sum(float[] values, int images, int channels, int positions, int channel) {
        float[] rows = new float[Math.max(1, Rows.PIECE / channels)];
        for (int r = 0; r < images * positions; r++) {
            int image = r / positions;
            rows[r % rows.length] += values[(image * channels + channel) * positions + r % positions];
        }
        int left = rows.length;
        for (; left > 8; left -= left / 2) {
            for (int i = 0; i < left / 2; i++) {
                rows[i] += rows[left - left / 2 + i];
            }
        }
        double sum = 0;
        for (int i = 0; i < left; i++) {
            sum += rows[i];
        }
        return sum;
    }
}
