package assay.supernet.tensor;

import assay.core.error.ShapeException;

/**
 * How a square kernel moves over a map: the output is {@code (in + 2 padding - dilation (kernel - 1) - 1) / stride + 1} high.
 */
public record Window(int kernel, int stride, int padding, int dilation, int groups) {
    public Window {
        if (kernel < 1 || stride < 1 || padding < 0 || dilation < 1 || groups < 1) {
            throw new ShapeException("window: expected kernel, stride, dilation and groups at least 1 and padding at"
                    + " least 0, found " + kernel + ", " + stride + ", " + dilation + ", " + groups + " and " + padding
                    + ".");
        }
    }

    /** Stride 1 and the padding that keeps the size. */
    public static Window same(int kernel) {
        return new Window(kernel, 1, kernel / 2, 1, 1);
    }

    public static Window of(int kernel, int stride, int padding) {
        return new Window(kernel, stride, padding, 1, 1);
    }

    public int out(int in) {
        return Math.floorDiv(in + 2 * padding - dilation * (kernel - 1) - 1, stride) + 1;
    }
}
