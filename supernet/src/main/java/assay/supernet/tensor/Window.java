package assay.supernet.tensor;

import assay.core.error.ShapeException;

/**
 * How a kernel moves over a map: the output is {@code (in + 2 padding - dilation (kernel - 1) - 1) / stride + 1} high. Its
 * width follows in the same way from the numbers across. These may differ from the numbers down only for plain convolutions,
 * without dilation and groups.
 *
 * @param kernel rows
 * @param stride down
 * @param padding rows, above and below
 * @param kernelAcross columns
 */
public record Window(
        int kernel,
        int stride,
        int padding,
        int dilation,
        int groups,
        int kernelAcross,
        int strideAcross,
        int paddingAcross) {
    public Window {
        if (kernel < 1 || stride < 1 || padding < 0 || dilation < 1 || groups < 1) {
            throw new ShapeException("window: expected kernel, stride, dilation and groups at least 1 and padding at"
                    + " least 0, found " + kernel + ", " + stride + ", " + dilation + ", " + groups + " and " + padding
                    + ".");
        }
        if (kernelAcross < 1 || strideAcross < 1 || paddingAcross < 0) {
            throw new ShapeException(
                    "window: expected kernel and stride across at least 1 and padding at least 0, found " + kernelAcross
                            + ", " + strideAcross + " and " + paddingAcross + ".");
        }
        boolean square = kernel == kernelAcross && stride == strideAcross && padding == paddingAcross;
        if (!square && (dilation > 1 || groups > 1)) {
            throw new ShapeException("window: expected the same numbers down and across with dilation or groups, found "
                    + kernel + "x" + kernelAcross + ", dilation " + dilation + ", groups " + groups + ".");
        }
    }

    /** A window with the same numbers down and across. */
    public Window(int kernel, int stride, int padding, int dilation, int groups) {
        this(kernel, stride, padding, dilation, groups, kernel, stride, padding);
    }

    /** A window with stride 1 and the padding that keeps the size. */
    public static Window same(int kernel) {
        return new Window(kernel, 1, kernel / 2, 1, 1);
    }

    public static Window of(int kernel, int stride, int padding) {
        return new Window(kernel, stride, padding, 1, 1);
    }

    /** A kernel of one row; strides across only, and stride 1 keeps the size. */
    public static Window row(int kernel, int stride) {
        return new Window(1, 1, 0, 1, 1, kernel, stride, kernel / 2);
    }

    /** A kernel of one column; strides down only, and stride 1 keeps the size. */
    public static Window column(int kernel, int stride) {
        return new Window(kernel, stride, kernel / 2, 1, 1, 1, 1, 0);
    }

    public boolean square() {
        return kernel == kernelAcross && stride == strideAcross && padding == paddingAcross;
    }

    /** Rows of the output. */
    public int out(int in) {
        return Math.floorDiv(in + 2 * padding - dilation * (kernel - 1) - 1, stride) + 1;
    }

    /** Columns of the output. */
    public int outAcross(int in) {
        return Math.floorDiv(in + 2 * paddingAcross - dilation * (kernelAcross - 1) - 1, strideAcross) + 1;
    }
}
