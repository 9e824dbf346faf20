package assay.internal.bench201.network;

/**
 * Linear maps of one image in float64. Each channel is a plane of {@code (side + 2)^2} values with a border of zeros. So a
 * convolution is a few long sums over whole planes, and padding costs nothing. All of them add to their target. They also
 * write to the target's border, so call {@link #clearBorder} after them.
 */
final class FlowKernels {
    private FlowKernels() {}

    static int plane(int side) {
        return (side + 2) * (side + 2);
    }

    /** y += w * x, kernel 3, padding 1. @param w {@code [to][from][9]} */
    static void conv3(double[] x, double[] y, double[] w, int from, int to, int side) {
        int row = side + 2;
        int plane = plane(side);
        int start = row + 1;
        int length = side * row - 2;
        for (int o = 0; o + 1 < to; o += 2) {
            for (int i = 0; i < from; i++) {
                for (int r = 0; r < 3; r++) {
                    int k = (o * from + i) * 9 + 3 * r;
                    int at = i * plane + start + (r - 1) * row;
                    pair(x, at, y, o * plane + start, plane, w, k, k + 9 * from, length);
                }
            }
        }
        for (int i = 0; to % 2 == 1 && i < from; i++) {
            nine(x, i * plane + start, y, (to - 1) * plane + start, w, ((to - 1) * from + i) * 9, row, length);
        }
    }

    /**
     * Applies one row of the kernel to two outputs, which share the inputs: 1.6 times as fast as nine values for one output.
     */
    private static void pair(double[] x, int at, double[] y, int one, int plane, double[] w, int k, int l, int length) {
        double a0 = w[k];
        double a1 = w[k + 1];
        double a2 = w[k + 2];
        double b0 = w[l];
        double b1 = w[l + 1];
        double b2 = w[l + 2];
        int two = one + plane;
        for (int p = 0; p < length; p++) {
            double left = x[at - 1 + p];
            double here = x[at + p];
            double right = x[at + 1 + p];
            y[one + p] = Math.fma(a0, left, Math.fma(a1, here, Math.fma(a2, right, y[one + p])));
            y[two + p] = Math.fma(b0, left, Math.fma(b1, here, Math.fma(b2, right, y[two + p])));
        }
    }

    private static void nine(double[] x, int at, double[] y, int to, double[] w, int k, int row, int length) {
        double w0 = w[k];
        double w1 = w[k + 1];
        double w2 = w[k + 2];
        double w3 = w[k + 3];
        double w4 = w[k + 4];
        double w5 = w[k + 5];
        double w6 = w[k + 6];
        double w7 = w[k + 7];
        double w8 = w[k + 8];
        int above = at - row;
        int below = at + row;
        for (int p = 0; p < length; p++) {
            y[to + p] += w0 * x[above - 1 + p]
                    + w1 * x[above + p]
                    + w2 * x[above + 1 + p]
                    + (w3 * x[at - 1 + p] + w4 * x[at + p] + w5 * x[at + 1 + p])
                    + (w6 * x[below - 1 + p] + w7 * x[below + p] + w8 * x[below + 1 + p]);
        }
    }

    /** y += w * x, kernel 1. @param w {@code [to][from]} */
    static void conv1(double[] x, double[] y, double[] w, int from, int to, int side) {
        int plane = plane(side);
        for (int o = 0; o < to; o++) {
            int i = 0;
            for (; i + 4 <= from; i += 4) {
                four(x, i * plane, y, o * plane, w, o * from + i, plane);
            }
            for (; i < from; i++) {
                add(x, i * plane, y, o * plane, w[o * from + i], plane);
            }
        }
    }

    private static void four(double[] x, int at, double[] y, int to, double[] w, int k, int plane) {
        double w0 = w[k];
        double w1 = w[k + 1];
        double w2 = w[k + 2];
        double w3 = w[k + 3];
        int b = at + plane;
        int c = b + plane;
        int d = c + plane;
        for (int p = 0; p < plane; p++) {
            y[to + p] += w0 * x[at + p] + w1 * x[b + p] + (w2 * x[c + p] + w3 * x[d + p]);
        }
    }

    static void add(double[] x, int at, double[] y, int to, double w, int length) {
        for (int p = 0; p < length; p++) {
            y[to + p] += w * x[at + p];
        }
    }

    /** Kernel 3, stride 2, padding 1: {@code side} to half of it. @param w {@code [to][from][9]} */
    static void conv3Half(double[] x, double[] y, double[] w, int from, int to, int side) {
        int half = side / 2;
        for (int o = 0; o < to; o++) {
            for (int i = 0; i < from; i++) {
                for (int k = 0; k < 9; k++) {
                    double value = w[(o * from + i) * 9 + k];
                    for (int r = 0; r < half; r++) {
                        int at = i * plane(side) + (2 * r + k / 3) * (side + 2) + k % 3;
                        int put = o * plane(half) + (r + 1) * (half + 2) + 1;
                        for (int c = 0; c < half; c++) {
                            y[put + c] += value * x[at + 2 * c];
                        }
                    }
                }
            }
        }
    }

    /** The transpose of {@link #conv3Half}, with the same weights: from {@code side / 2} back to {@code side}. */
    static void conv3Double(double[] y, double[] x, double[] w, int from, int to, int side) {
        int half = side / 2;
        for (int o = 0; o < to; o++) {
            for (int i = 0; i < from; i++) {
                for (int k = 0; k < 9; k++) {
                    double value = w[(o * from + i) * 9 + k];
                    for (int r = 0; r < half; r++) {
                        int put = i * plane(side) + (2 * r + k / 3) * (side + 2) + k % 3;
                        int at = o * plane(half) + (r + 1) * (half + 2) + 1;
                        for (int c = 0; c < half; c++) {
                            x[put + 2 * c] += value * y[at + c];
                        }
                    }
                }
            }
        }
    }

    /** Mean over the real pixels of each 3x3 window. @param share {@code plane(side)}: 1 / pixels, 0 on the border */
    static void pool3(double[] x, double[] y, double[] share, int channels, int side) {
        int row = side + 2;
        int plane = plane(side);
        int length = side * row - 2;
        double[] rows = new double[plane];
        for (int c = 0; c < channels; c++) {
            int at = c * plane;
            for (int p = row; p < plane - row; p++) {
                rows[p] = x[at + p - row] + x[at + p] + x[at + p + row];
            }
            for (int p = row + 1; p < row + 1 + length; p++) {
                y[at + p] += share[p] * (rows[p - 1] + rows[p] + rows[p + 1]);
            }
        }
    }

    /** The transpose of {@link #pool3}. */
    static void pool3Back(double[] g, double[] x, double[] share, int channels, int side) {
        int row = side + 2;
        int plane = plane(side);
        int length = side * row - 2;
        double[] scaled = new double[plane];
        double[] rows = new double[plane];
        for (int c = 0; c < channels; c++) {
            int at = c * plane;
            for (int p = 0; p < plane; p++) {
                scaled[p] = share[p] * g[at + p];
            }
            for (int p = row; p < plane - row; p++) {
                rows[p] = scaled[p - row] + scaled[p] + scaled[p + row];
            }
            for (int p = row + 1; p < row + 1 + length; p++) {
                x[at + p] += rows[p - 1] + rows[p] + rows[p + 1];
            }
        }
    }

    /** {@code 1 / (real pixels in the 3x3 window)} of each position, 0 on the border. */
    static double[] shares(int side) {
        double[] share = new double[plane(side)];
        for (int r = 0; r < side; r++) {
            for (int c = 0; c < side; c++) {
                int high = r == 0 || r == side - 1 ? side == 1 ? 1 : 2 : 3;
                int wide = c == 0 || c == side - 1 ? side == 1 ? 1 : 2 : 3;
                share[(r + 1) * (side + 2) + c + 1] = 1.0 / (high * wide);
            }
        }
        return share;
    }

    /** Mean over 2x2 pixels, {@code side} to half of it. */
    static void pool2(double[] x, double[] y, int channels, int side) {
        int half = side / 2;
        int row = side + 2;
        for (int c = 0; c < channels; c++) {
            for (int r = 0; r < half; r++) {
                for (int q = 0; q < half; q++) {
                    int at = c * plane(side) + (2 * r + 1) * row + 2 * q + 1;
                    y[c * plane(half) + (r + 1) * (half + 2) + q + 1] +=
                            (x[at] + x[at + 1] + x[at + row] + x[at + row + 1]) / 4;
                }
            }
        }
    }

    /** The transpose of {@link #pool2}. */
    static void pool2Back(double[] g, double[] x, int channels, int side) {
        int half = side / 2;
        int row = side + 2;
        for (int c = 0; c < channels; c++) {
            for (int r = 0; r < half; r++) {
                for (int q = 0; q < half; q++) {
                    double share = g[c * plane(half) + (r + 1) * (half + 2) + q + 1] / 4;
                    int at = c * plane(side) + (2 * r + 1) * row + 2 * q + 1;
                    x[at] += share;
                    x[at + 1] += share;
                    x[at + row] += share;
                    x[at + row + 1] += share;
                }
            }
        }
    }

    /** Zero around every plane. */
    static void clearBorder(double[] x, int channels, int side) {
        int row = side + 2;
        for (int c = 0; c < channels; c++) {
            int at = c * plane(side);
            for (int i = 0; i < row; i++) {
                x[at + i] = 0;
                x[at + (row - 1) * row + i] = 0;
                x[at + i * row] = 0;
                x[at + i * row + row - 1] = 0;
            }
        }
    }

    /** Sum of x y. */
    static double dot(double[] x, double[] y, int length) {
        double sum0 = 0;
        double sum1 = 0;
        for (int i = 0; i + 1 < length; i += 2) {
            sum0 += x[i] * y[i];
            sum1 += x[i + 1] * y[i + 1];
        }
        return sum0 + sum1 + (length % 2 == 1 ? x[length - 1] * y[length - 1] : 0);
    }
}
