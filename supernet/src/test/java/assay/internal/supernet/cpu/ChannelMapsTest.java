package assay.internal.supernet.cpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import assay.core.random.RandomStream;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.Channels;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
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
