package assay.internal.bench201.network;

import java.util.Arrays;

/**
 * What the convolutions that leave a node read: its map x, then x + x' with the derivative. A convolution w of it is w x and its
 * derivative w x + w x'. Made once for all edges of the node.
 */
final class FlowSource {
    private static final int TAPS = 9;

    /** {@code [channels][2 * side * side]}. */
    private final double[][] input;

    /** {@code [channels * 9][2 * side * side]}: each pixel's window, so that a convolution is a product of matrices. */
    private final double[][] taps;

    /** One image with zeros around it. */
    private final double[] padded;

    private FlowMap map;
    private boolean unrolled;

    /** @param most the largest side of a map or of a convolution's output */
    FlowSource(int channels, int most, int full) {
        input = FlowMap.rows(channels, most);
        taps = FlowMap.rows(TAPS * channels, most);
        padded = new double[(full + 2) * (full + 2)];
    }

    /** Reads another node, or this one after it has changed. */
    void read(FlowMap source) {
        map = source;
        unrolled = false;
        int half = map.side() * map.side();
        for (int c = 0; c < input.length; c++) {
            FlowKernels.withSum(map.rows()[c], input[c], half);
        }
    }

    FlowMap map() {
        return map;
    }

    double[][] input() {
        return input;
    }

    /** The side of a 3x3 convolution's output. */
    int widened() {
        return FlowMap.side(map.border() + 1, map.full());
    }

    /** The windows of a 3x3 convolution with padding. */
    double[][] taps() {
        if (!unrolled) {
            unroll(widened(), 1, taps);
            unrolled = true;
        }
        return taps;
    }

    /** Rows that may be used until the next {@link #taps}. */
    double[][] room() {
        unrolled = false;
        return taps;
    }

    /** The mean of each 2x2 pixels, {@code [channels][2 * side * side]}. */
    void pool2(int side, double[][] into) {
        int wide = 2 * side + 2;
        int from = map.side();
        for (int c = 0; c < input.length; c++) {
            for (int half = 0; half < 2; half++) {
                pad(input[c], half * from * from, from, 2 * side);
                for (int i = 0; i < side * side; i++) {
                    int at = (i / side * 2 + 1) * wide + i % side * 2 + 1;
                    into[c][half * side * side + i] =
                            (padded[at] + padded[at + 1] + padded[at + wide] + padded[at + wide + 1]) / 4;
                }
            }
        }
    }

    /** The windows for outputs of this side at a stride, {@code [channels * 9][2 * side * side]}. */
    void unroll(int side, int stride, double[][] into) {
        int wide = stride * side + 2;
        int from = map.side();
        Arrays.fill(padded, 0, wide * wide, 0);
        for (int c = 0; c < input.length; c++) {
            for (int half = 0; half < 2; half++) {
                pad(input[c], half * from * from, from, stride * side);
                for (int k = 0; k < TAPS; k++) {
                    double[] row = into[TAPS * c + k];
                    int at = k / 3 * wide + k % 3;
                    for (int r = 0; r < side; r++) {
                        FlowKernels.copy(padded, at + r * stride * wide, stride, row, (half * side + r) * side, side);
                    }
                }
            }
        }
    }

    private void pad(double[] x, int at, int from, int to) {
        for (int r = 0; r < to; r++) {
            int line = at + FlowMap.place(r, from, to) * from;
            int put = (r + 1) * (to + 2) + 1;
            if (from == to) {
                System.arraycopy(x, line, padded, put, to);
            } else {
                for (int c = 0; c < to; c++) {
                    padded[put + c] = x[line + FlowMap.place(c, from, to)];
                }
            }
        }
    }
}
