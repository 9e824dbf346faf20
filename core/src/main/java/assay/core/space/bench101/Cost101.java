package assay.core.space.bench101;

import assay.core.space.bench201.Cost201;
import java.util.Arrays;
import java.util.List;

/**
 * What a NAS-Bench-101 network costs. The network has a 3x3 stem to 128 channels on 32x32 pixels, and 3 stacks of 3 cells at
 * 128, 256 and 512 channels with 2x2 max pooling between them. Then come global average and 10 classes
 * ({@code model_builder.py} of google-research/nasbench).
 *
 * @param params trainable numbers: convolutions without bias, normalisation with weight and bias, the linear layer with
 *     bias. Equal to the table's {@code trainable_parameters} for the cell that was trained
 * @param multiplyAdds of one image, counted as {@link Cost201} counts: convolutions and the linear layer, whose bias is one
 *     more per output
 * @param operations of one image as TensorFlow's profiler counts them and EvoXBench publishes them as FLOPs: two for each
 *     multiply-add of a convolution or the linear layer; 9 for each output number of 3x3 pooling, and 4 for one of 2x2
 *     pooling; one for each sum of two feature maps or with the bias, and for each input number of the global average.
 *     Normalisation and ReLU do not count
 */
public record Cost101(long params, long multiplyAdds, long operations) {
    private static final int STACKS = 3;

    /** Adds up the layers of the network that this cell makes; isomorphic cells may differ by a few parameters. */
    public static Cost101 of(Cell101 cell) {
        return of(cell, 128, 3, 10, 32);
    }

    /**
     * The same for a network of another size.
     *
     * @param stem channels of the stem and the first stack
     * @param cells per stack
     * @param imageSize height and width in pixels, a multiple of 4
     */
    public static Cost101 of(Cell101 cell, int stem, int cells, int classes, int imageSize) {
        long size = imageSize;
        int in = stem;
        int out = stem;
        Sum sum = new Sum();
        sum.conv(3, stem, 3, size);
        for (int stack = 0; stack < STACKS; stack++) {
            if (stack > 0) {
                size /= 2;
                out *= 2;
                sum.elementwise(4 * in * size * size);
            }
            int[] channels = ofVertices(cell, out);
            for (int i = 0; i < cells; i++) {
                sum.cell(cell, in, channels, size);
                in = out;
            }
        }
        sum.elementwise(in * size * size);
        sum.linear(in, classes);
        return new Cost101(sum.params, sum.multiplyAdds, sum.operations);
    }

    /** The layers so far. (A store of all cells adds up 20 million layers: a record for each would be gigabytes.) */
    private static final class Sum {
        private long params;
        private long multiplyAdds;
        private long operations;

        void cell(Cell101 cell, int in, int[] channels, long size) {
            int output = cell.vertices() - 1;
            for (int v = 1; v <= output; v++) {
                long numbers = channels[v] * size * size;
                int terms = Integer.bitCount(Dag101.parents(cell.edges(), v));
                if (cell.hasEdge(0, v)) {
                    conv(in, channels[v], 1, size);
                }
                if (v < output) {
                    operation(cell.ops().get(v - 1), channels[v], size);
                    elementwise((terms - 1) * numbers);
                } else if (cell.hasEdge(0, v) && terms > 1) {
                    elementwise(numbers);
                }
            }
        }

        private void operation(Op101 op, long channels, long size) {
            switch (op) {
                case CONV_3X3 -> conv(channels, channels, 3, size);
                case CONV_1X1 -> conv(channels, channels, 1, size);
                case MAX_POOL_3X3 -> elementwise(9 * channels * size * size);
            }
        }

        /** Convolution without bias to an image of {@code size} x {@code size}, and its normalisation. */
        void conv(long in, long out, long kernel, long size) {
            long weights = in * out * kernel * kernel;
            params += weights + 2 * out;
            multiplyAdds += weights * size * size;
            operations += 2 * weights * size * size;
        }

        void linear(long in, long out) {
            params += (in + 1) * out;
            multiplyAdds += (in + 1) * out;
            operations += 2 * in * out + out;
        }

        void elementwise(long numbers) {
            operations += numbers;
        }
    }

    /**
     * The channels of every vertex ({@code compute_vertex_channels}): the vertices with an edge to the output share its
     * channels equally, and the first ones get one more if the division leaves a remainder. Every other vertex has the largest
     * number of channels among its successors.
     *
     * @return of vertices 0..n-1; 0 for the input, whose channels are those of the cell before
     */
    public static List<Integer> channels(Cell101 cell, int out) {
        return Arrays.stream(ofVertices(cell, out)).boxed().toList();
    }

    private static int[] ofVertices(Cell101 cell, int out) {
        int n = cell.vertices();
        int[] channels = new int[n];
        channels[n - 1] = out;
        int concatenated = Integer.bitCount(Dag101.parents(cell.edges(), n - 1) & -2);
        int rest = concatenated == 0 ? 0 : out % concatenated;
        for (int v = 1; v < n - 1; v++) {
            if (cell.hasEdge(v, n - 1)) {
                channels[v] = out / concatenated + (rest-- > 0 ? 1 : 0);
            }
        }
        for (int v = n - 3; v > 0; v--) {
            for (int y = v + 1; y < n - 1 && !cell.hasEdge(v, n - 1); y++) {
                channels[v] = Math.max(channels[v], cell.hasEdge(v, y) ? channels[y] : 0);
            }
        }
        return channels;
    }
}
