package assay.internal.supernet.cpu;

import assay.supernet.tensor.Window;
import org.bytedeco.dnnl.dnnl_stream;

/**
 * A convolution of maps with few channels, forward, as the gradient of another one: the one with the kernel turned by half a turn
 * and its channels exchanged, for which oneDNN has the faster kernel here.
 */
final class Turned implements AutoCloseable {
    private final Convolution other;
    private final CpuTensor kernel;
    private final float[] from;
    private final float[] to;

    /** Whether it is faster: 3x3 that keeps the size, fewer channels than a vector has. */
    static boolean takes(Convolution.Shape s) {
        return s.window().equals(Window.same(3)) && s.ci() < OneDnn.vector() && s.co() < OneDnn.vector();
    }

    Turned(dnnl_stream stream, Convolution.Shape s) {
        other = new Convolution(stream, new Convolution.Shape(s.n(), s.co(), s.h(), s.w(), s.ci(), s.window()), false);
        kernel = new CpuTensor(new int[] {s.ci(), s.co(), 3, 3});
        from = new float[kernel.size()];
        to = new float[kernel.size()];
    }

    void forward(CpuTensor in, CpuTensor kernel, CpuTensor out) {
        int co = kernel.dim(0);
        int ci = kernel.dim(1);
        kernel.floats.get(0, from, 0, from.length);
        for (int o = 0, at = 0; o < co; o++) {
            for (int p = 0; p < 9; p++) {
                for (int i = 0; i < ci; i++, at++) {
                    to[(i * 9 + 8 - p) * co + o] = from[at];
                }
            }
        }
        this.kernel.floats.put(0, to, 0, to.length);
        other.toInput(in, this.kernel, out);
    }

    @Override
    public void close() {
        other.close();
    }
}
