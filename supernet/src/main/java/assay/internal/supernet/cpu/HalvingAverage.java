package assay.internal.supernet.cpu;

import assay.supernet.tensor.Window;
import java.util.Arrays;

/**
 * Average pooling by a 2x2 window that moves by 2, without padding. Values are added in oneDNN's order, so the result is
 * the same to the bit. A last row or column of an odd number is in no window.
 */
final class HalvingAverage implements AveragePool {
    private static final Window TAKEN = Window.of(2, 2, 0);

    private final int height;
    private final int channels;
    /** Pixels of a row of the output. */
    private final int half;
    /** How many floats a row of pixels has. */
    private final int row;

    private final float[] upper;
    private final float[] lower;
    private final float[] out;

    /** Whether these loops are faster. */
    static boolean takes(Pooling.Shape s) {
        return s.window().equals(TAKEN) && AveragePool.shortRows(s);
    }

    HalvingAverage(Pooling.Shape s) {
        height = s.h();
        channels = s.c();
        half = s.w() / 2;
        row = s.w() * s.c();
        upper = new float[row];
        lower = new float[row];
        out = new float[half * channels];
    }

    @Override
    public void forward(CpuTensor x, CpuTensor y) {
        int rows = y.dim(0) * y.dim(2);
        for (int r = 0; r < rows; r++) {
            int from = (r / y.dim(2) * height + r % y.dim(2) * 2) * row;
            x.floats.get(from, upper, 0, row);
            x.floats.get(from + row, lower, 0, row);
            for (int j = 0, to = 0; j < half; j++) {
                int left = 2 * j * channels;
                for (int i = 0; i < channels; i++, to++) {
                    out[to] = 0.25f
                            * (upper[left + i]
                                    + upper[left + channels + i]
                                    + lower[left + i]
                                    + lower[left + channels + i]);
                }
            }
            y.floats.put(r * out.length, out, 0, out.length);
        }
    }

    @Override
    public void backward(CpuTensor gy, CpuTensor gx) {
        for (int n = 0, r = 0; n < gy.dim(0); n++) {
            int to = n * height * row;
            for (int h = 0; h < gy.dim(2); h++, r++, to += 2 * row) {
                gy.floats.get(r * out.length, out, 0, out.length);
                for (int j = 0, from = 0; j < half; j++) {
                    int left = 2 * j * channels;
                    for (int i = 0; i < channels; i++, from++) {
                        float part = 0.25f * out[from];
                        upper[left + i] = part;
                        upper[left + channels + i] = part;
                    }
                }
                Arrays.fill(upper, 2 * half * channels, row, 0);
                gx.floats.put(to, upper, 0, row);
                gx.floats.put(to + row, upper, 0, row);
            }
            if (height % 2 == 1) {
                Arrays.fill(upper, 0);
                gx.floats.put(to, upper, 0, row);
            }
        }
    }

    @Override
    public void close() {}
}
