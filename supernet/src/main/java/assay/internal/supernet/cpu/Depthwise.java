package assay.internal.supernet.cpu;

import assay.supernet.tensor.Pool;
import assay.supernet.tensor.Window;
import java.util.Arrays;

/**
 * Gradients of depthwise convolutions that are dilated or larger than 3x3. For these oneDNN has only a general method, which is
 * ten times slower than necessary. Here each is turned into an operation at which oneDNN is fast.
 */
final class Depthwise {
    /** The backend's convolutions of other shapes. */
    interface Others {
        void forward(CpuTensor x, CpuTensor kernel, Window window, CpuTensor y);

        void toInput(CpuTensor gy, CpuTensor kernel, Window window, CpuTensor gx);
    }

    private final Pool<CpuTensor> pool;
    private final Others others;
    private final DepthwiseGradient gradient = new DepthwiseGradient();
    private float[] row = {};
    private float[] every = {};

    Depthwise(Pool<CpuTensor> pool, Others others) {
        this.pool = pool;
        this.others = others;
    }

    private static boolean depthwise(CpuTensor x, CpuTensor gy, Window w) {
        return w.groups() > 1 && w.groups() == x.dim(1) && w.groups() == gy.dim(1);
    }

    /** Writes gx and returns true if this class handles the case. */
    boolean toInput(CpuTensor gy, CpuTensor kernel, Window w, CpuTensor gx) {
        if (!depthwise(gx, gy, w) || w.dilation() == 1) {
            return false;
        }
        int reach = w.dilation() * (w.kernel() - 1);
        if (w.stride() == 1 && reach >= w.padding()) {
            CpuTensor turned = turned(kernel);
            others.forward(gy, turned, new Window(w.kernel(), 1, reach - w.padding(), w.dilation(), w.groups()), gx);
            pool.give(turned);
            return true;
        }
        if (w.stride() == w.dilation() && w.padding() % w.dilation() == 0) {
            onLattice(gy, kernel, w, gx);
            return true;
        }
        return false;
    }

    /** Writes or adds to gw and returns true if this class handles the case. */
    boolean toKernel(CpuTensor x, CpuTensor gy, Window w, CpuTensor gw, boolean add) {
        if (!depthwise(x, gy, w) || w.dilation() == 1 && w.kernel() <= 3) {
            return false;
        }
        gradient.run(x, gy, w, gw, add);
        return true;
    }

    /**
     * Turns the kernel by 180 degrees: the gradient of a convolution with stride 1 is the convolution with the turned kernel.
     */
    private CpuTensor turned(CpuTensor kernel) {
        CpuTensor t = pool.take(kernel.shape());
        float[] v = new float[kernel.size()];
        kernel.floats.get(0, v, 0, v.length);
        int taps = kernel.dim(2) * kernel.dim(3);
        for (int c = 0; c < v.length; c += taps) {
            for (int i = 0; i < taps / 2; i++) {
                float swap = v[c + i];
                v[c + i] = v[c + taps - 1 - i];
                v[c + taps - 1 - i] = swap;
            }
        }
        t.floats.put(0, v, 0, v.length);
        return t;
    }

    /**
     * Stride equals dilation: the convolution sees only every d-th pixel. On these pixels alone it has neither stride nor
     * dilation. The other pixels' gradient is zero.
     */
    private void onLattice(CpuTensor gy, CpuTensor kernel, Window w, CpuTensor gx) {
        int d = w.dilation();
        int c = gx.dim(1);
        int height = (gx.dim(2) + d - 1) / d;
        int width = (gx.dim(3) + d - 1) / d;
        CpuTensor lattice = pool.take(gx.dim(0), c, height, width);
        others.toInput(gy, kernel, new Window(w.kernel(), 1, w.padding() / d, 1, w.groups()), lattice);
        int full = gx.dim(3) * c;
        if (row.length < full) {
            row = new float[full];
            every = new float[full];
        }
        for (int n = 0; n < gx.dim(0); n++) {
            for (int ih = 0; ih < gx.dim(2); ih++) {
                Arrays.fill(row, 0, full, 0);
                if (ih % d == 0) {
                    lattice.floats.get((n * height + ih / d) * width * c, every, 0, width * c);
                    for (int iw = 0; iw < width; iw++) {
                        System.arraycopy(every, iw * c, row, iw * d * c, c);
                    }
                }
                gx.floats.put((n * gx.dim(2) + ih) * full, row, 0, full);
            }
        }
        pool.give(lattice);
    }
}
