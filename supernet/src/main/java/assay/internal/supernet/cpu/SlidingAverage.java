package assay.internal.supernet.cpu;

import assay.supernet.tensor.Window;
import java.util.Arrays;

/**
 * Average pooling by a 3x3 window that keeps the size. Each step adds a whole part of the map, moved by one pixel, with all its
 * channels; oneDNN's kernels take one pixel at a time. Values are added in oneDNN's order, so the result is the same to the bit.
 * The gradient is, too, but where oneDNN cuts a long row in pieces.
 */
final class SlidingAverage implements AveragePool {
    private static final Window TAKEN = Window.same(3);

    /** About how many floats of a sample are worked on at a time: they stay in the first cache. */
    private static final int BAND = 1024;

    private final int height;
    private final int channels;
    /** How many floats a row of pixels has. */
    private final int row;
    /** How many rows a band has at most. */
    private final int rows;

    /** Rows as they are, and moved by one pixel. */
    private final float[] x;

    private final float[] left;
    private final float[] right;
    private final float[] sum;
    /** How many real pixels a window has, for a whole map. */
    private final float[] pixels;

    private final float[] counts;

    /** Whether these loops are faster. */
    static boolean takes(Pooling.Shape s) {
        return s.window().equals(TAKEN) && s.h() > 1 && s.w() > 1 && AveragePool.shortRows(s);
    }

    SlidingAverage(Pooling.Shape s) {
        height = s.h();
        channels = s.c();
        row = s.w() * s.c();
        rows = Math.min(height, BAND / row);
        x = new float[rows * row];
        left = new float[rows * row];
        right = new float[rows * row];
        sum = new float[rows * row];
        counts = new float[rows * row];
        pixels = new float[height * row];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) real(i / row, height) * real(i % row / channels, s.w());
        }
    }

    /** How many of three neighbours are within the map. */
    private static int real(int at, int length) {
        return at == 0 || at == length - 1 ? 2 : 3;
    }

    @Override
    public void forward(CpuTensor x, CpuTensor y) {
        for (int n = 0; n < x.dim(0); n++) {
            for (int top = 0; top < height; top += rows) {
                int size = (Math.min(height, top + rows) - top) * row;
                Arrays.fill(sum, 0, size, 0);
                for (int above = top - 1; above <= top + 1; above++) {
                    read(x, n, above, size, false);
                    Loops.addThree(sum, left, this.x, right, size);
                }
                System.arraycopy(pixels, top * row, counts, 0, size);
                Loops.divide(sum, counts, size);
                y.floats.put((n * height + top) * row, sum, 0, size);
            }
        }
    }

    /** A pixel gets from each window that it is in: the same sums, of gradients that are divided first. */
    @Override
    public void backward(CpuTensor gy, CpuTensor gx) {
        for (int n = 0; n < gy.dim(0); n++) {
            for (int top = 0; top < height; top += rows) {
                int size = (Math.min(height, top + rows) - top) * row;
                Arrays.fill(sum, 0, size, 0);
                for (int above = top - 1; above <= top + 1; above++) {
                    read(gy, n, above, size, true);
                    Loops.addThree(sum, right, x, left, size);
                }
                gx.floats.put((n * height + top) * row, sum, 0, size);
            }
        }
    }

    /**
     * Reads rows from this one on, and moves them: {@code left} has the left neighbour of each pixel. A row or pixel beyond the
     * map is zero.
     *
     * @param divided by the real pixels of each window
     */
    private void read(CpuTensor map, int n, int first, int size, boolean divided) {
        int begin = first < 0 ? row : 0;
        int stop = Math.min(size, (height - first) * row);
        Arrays.fill(x, 0, begin, 0);
        map.floats.get((n * height + first) * row + begin, x, begin, stop - begin);
        Arrays.fill(x, stop, size, 0);
        if (divided) {
            Arrays.fill(counts, 0, begin, 1);
            System.arraycopy(pixels, first * row + begin, counts, begin, stop - begin);
            Arrays.fill(counts, stop, size, 1);
            Loops.divide(x, counts, size);
        }
        System.arraycopy(x, 0, left, channels, size - channels);
        System.arraycopy(x, channels, right, 0, size - channels);
        for (int at = 0; at < size; at += row) {
            Arrays.fill(left, at, at + channels, 0);
            Arrays.fill(right, at + row - channels, at + row, 0);
        }
    }

    @Override
    public void close() {}
}
