package assay.supernet.tensor;

/**
 * How a square kernel moves over a map: the output is {@code (in + 2 padding - dilation (kernel - 1) - 1) / stride + 1} high.
 */
public record Window(int kernel, int stride, int padding, int dilation, int groups) {
    /** Stride 1 and the padding that keeps the size. */
    public static Window same(int kernel) {
        return new Window(kernel, 1, kernel / 2, 1, 1);
    }

    public static Window of(int kernel, int stride, int padding) {
        return new Window(kernel, stride, padding, 1, 1);
    }

    public int out(int in) {
        return (in + 2 * padding - dilation * (kernel - 1) - 1) / stride + 1;
    }
}
