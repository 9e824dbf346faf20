package assay.internal.supernet.cpu;

import assay.supernet.tensor.Window;
import java.util.Arrays;

/**
 * Average pooling by a 3x3 window that keeps the size. Each step adds a whole part of the map, moved by one pixel, with all its
 * channels; oneDNN's kernels take one pixel at a time. Values are added in oneDNN's order, so the result is the same to the bit.
 * So is the gradient, except where oneDNN cuts a long row into pieces.
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

    /** The band with the row above it and the row below it, as it is and moved by one pixel. */
    private final float[] x;

    private final float[] left;
    private final float[] right;
    /** Rows of these, in the places of the rows that they are added to. */
    private final float[] a;

    private final float[] b;
    private final float[] c;
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
        int room = (rows + 2) * row;
        x = new float[room];
        left = new float[room];
        right = new float[room];
        a = new float[rows * row];
        b = new float[rows * row];
        c = new float[rows * row];
        sum = new float[rows * row];
        counts = new float[room];
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
                int bottom = Math.min(height, top + rows);
                int size = (bottom - top) * row;
                read(x, n, top, bottom, false);
                add(left, right, size);
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
                int bottom = Math.min(height, top + rows);
                int size = (bottom - top) * row;
                read(gy, n, top, bottom, true);
                add(right, left, size);
                gx.floats.put((n * height + top) * row, sum, 0, size);
            }
        }
    }

    /**
     * Reads a band, and moves it: {@code left} has the left neighbour of each pixel. A row or pixel beyond the map is zero.
     *
     * @param divided by the real pixels of each window
     */
    private void read(CpuTensor map, int n, int top, int bottom, boolean divided) {
        int size = (bottom - top + 2) * row;
        int first = Math.max(0, top - 1);
        int begin = (first - top + 1) * row;
        int some = (Math.min(height, bottom + 1) - first) * row;
        Arrays.fill(x, 0, begin, 0);
        map.floats.get((n * height + first) * row, x, begin, some);
        Arrays.fill(x, begin + some, size, 0);
        if (divided) {
            Arrays.fill(counts, 0, begin, 1);
            System.arraycopy(pixels, first * row, counts, begin, some);
            Arrays.fill(counts, begin + some, size, 1);
            Loops.divide(x, counts, size);
        }
        System.arraycopy(x, 0, left, channels, size - channels);
        System.arraycopy(x, channels, right, 0, size - channels);
        for (int at = 0; at < size; at += row) {
            for (int i = at, j = at + row - channels; i < at + channels; i++, j++) {
                left[i] = 0;
                right[j] = 0;
            }
        }
    }

    /** Adds nine values for each pixel: from the row above, its own and the row below, in each first one neighbour, then the middle. */
    private void add(float[] one, float[] other, int size) {
        Arrays.fill(sum, 0, size, 0);
        for (int from = 0; from <= 2 * row; from += row) {
            System.arraycopy(one, from, a, 0, size);
            System.arraycopy(x, from, b, 0, size);
            System.arraycopy(other, from, c, 0, size);
            Loops.addThree(sum, a, b, c, size);
        }
    }

    @Override
    public void close() {}
}
