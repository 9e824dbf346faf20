package assay.core.space.bench101;

import assay.core.space.bench201.Cost201;
import java.util.ArrayList;
import java.util.List;

/**
 * What a NAS-Bench-101 network costs: a 3x3 stem to 128 channels on 32x32 pixels, 3 stacks of 3 cells at 128, 256 and 512
 * channels with 2x2 max pooling between them, global average, 10 classes ({@code model_builder.py} of
 * google-research/nasbench).
 *
 * @param params trainable numbers: convolutions without bias, normalisation with weight and bias, the linear layer with
 *     bias. Equal to the table's {@code trainable_parameters} for the cell that was trained
 * @param multiplyAdds of one image, counted as {@link Cost201} counts: convolutions and the linear layer, whose bias is one
 *     more per output
 * @param operations of one image as TensorFlow's profiler counts them and EvoXBench publishes them as FLOPs: two for each
 *     multiply-add of a convolution or the linear layer, 9 for each number that 3x3 pooling puts out and 4 for 2x2, one for
 *     each sum of two feature maps or with the bias and for each number that the global average takes in; normalisation and
 *     ReLU count nothing
 */
public record Cost101(long params, long multiplyAdds, long operations) {
    private static final int STACKS = 3;
    private static final Cost101 NOTHING = new Cost101(0, 0, 0);

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
        Cost101 sum = conv(3, stem, 3, size);
        for (int stack = 0; stack < STACKS; stack++) {
            if (stack > 0) {
                size /= 2;
                out *= 2;
                sum = sum.plus(elementwise(4 * in * size * size));
            }
            for (int i = 0; i < cells; i++) {
                sum = sum.plus(cell(cell, in, out, size));
                in = out;
            }
        }
        return sum.plus(elementwise(in * size * size)).plus(linear(in, classes));
    }

    private static Cost101 cell(Cell101 cell, int in, int out, long size) {
        List<Integer> channels = channels(cell, out);
        int output = cell.vertices() - 1;
        Cost101 sum = NOTHING;
        for (int v = 1; v <= output; v++) {
            long numbers = channels.get(v) * size * size;
            int terms = Integer.bitCount(Dag101.parents(cell.edges(), v));
            if (cell.hasEdge(0, v)) {
                sum = sum.plus(conv(in, channels.get(v), 1, size));
            }
            if (v < output) {
                sum = sum.plus(operation(cell.ops().get(v - 1), channels.get(v), size))
                        .plus(elementwise((terms - 1) * numbers));
            } else if (cell.hasEdge(0, v) && terms > 1) {
                sum = sum.plus(elementwise(numbers));
            }
        }
        return sum;
    }

    /**
     * The channels of every vertex ({@code compute_vertex_channels}): the vertices with an edge to the output share its
     * channels equally, and the first ones get one more if the division leaves a remainder. Every other vertex has the largest
     * number of channels among its successors.
     *
     * @return of vertices 0..n-1; 0 for the input, whose channels are those of the cell before
     */
    public static List<Integer> channels(Cell101 cell, int out) {
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
        List<Integer> list = new ArrayList<>(n);
        for (int c : channels) {
            list.add(c);
        }
        return list;
    }

    private static Cost101 operation(Op101 op, long channels, long size) {
        return switch (op) {
            case CONV_3X3 -> conv(channels, channels, 3, size);
            case CONV_1X1 -> conv(channels, channels, 1, size);
            case MAX_POOL_3X3 -> elementwise(9 * channels * size * size);
        };
    }

    /** Convolution without bias to an image of {@code size} x {@code size}, and its normalisation. */
    private static Cost101 conv(long in, long out, long kernel, long size) {
        long weights = in * out * kernel * kernel;
        return new Cost101(weights + 2 * out, weights * size * size, 2 * weights * size * size);
    }

    private static Cost101 linear(long in, long out) {
        return new Cost101((in + 1) * out, (in + 1) * out, 2 * in * out + out);
    }

    private static Cost101 elementwise(long operations) {
        return new Cost101(0, 0, operations);
    }

    private Cost101 plus(Cost101 other) {
        return new Cost101(params + other.params, multiplyAdds + other.multiplyAdds, operations + other.operations);
    }
}
