package assay.internal.supernet.cpu;

import static org.bytedeco.dnnl.global.dnnl.dnnl_aBcd16b;
import static org.bytedeco.dnnl.global.dnnl.dnnl_aBcd8b;
import static org.bytedeco.dnnl.global.dnnl.dnnl_acdb;
import static org.bytedeco.dnnl.global.dnnl.dnnl_f32;
import static org.bytedeco.dnnl.global.dnnl.dnnl_format_tag_any;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_init_by_strides;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_init_by_tag;

import assay.supernet.tensor.Window;
import org.bytedeco.dnnl.dnnl_memory_desc_t;

/** Descriptions of memory for oneDNN. */
final class Layouts {
    private Layouts() {}

    /** A map {@code [n, c, h, w]}, or the kernel of a convolution without groups, with the second dimension last. */
    static dnnl_memory_desc_t channelsLast(long... dims) {
        dnnl_memory_desc_t md = new dnnl_memory_desc_t();
        OneDnn.check("layout", dnnl_memory_desc_init_by_tag(md, dims.length, dims, dnnl_f32, dnnl_acdb));
        return md;
    }

    /** A map {@code [n, c, h, w]} in blocks of as many channels as a vector has, the last one padded with zeros. */
    static dnnl_memory_desc_t blocked(long... dims) {
        dnnl_memory_desc_t md = new dnnl_memory_desc_t();
        int tag = OneDnn.vector() == 16 ? dnnl_aBcd16b : dnnl_aBcd8b;
        OneDnn.check("layout", dnnl_memory_desc_init_by_tag(md, dims.length, dims, dnnl_f32, tag));
        return md;
    }

    /** Some channels of a map {@code [n, c, pixels]} that has {@code width} channels, from the first one that is meant. */
    static dnnl_memory_desc_t channels(long n, long count, long pixels, long width) {
        return byStrides(new long[] {n, count, pixels}, pixels * width, 1, width);
    }

    private static dnnl_memory_desc_t byStrides(long[] dims, long... strides) {
        dnnl_memory_desc_t md = new dnnl_memory_desc_t();
        OneDnn.check("layout", dnnl_memory_desc_init_by_strides(md, dims.length, dims, dnnl_f32, strides));
        return md;
    }

    /** A kernel in the layout of our tensors. */
    static dnnl_memory_desc_t kernel(int co, int ci, Window w) {
        long k = w.kernel();
        long g = w.groups();
        if (g == 1) {
            return channelsLast(co, ci, k, w.kernelAcross());
        }
        long[] dims = {g, co / g, ci / g, k, k};
        long inner = ci / g;
        return byStrides(dims, co / g * k * k * inner, k * k * inner, 1, k * inner, inner);
    }

    /** A kernel in the layout that oneDNN chooses. */
    static dnnl_memory_desc_t anyKernel(int co, int ci, Window w) {
        long k = w.kernel();
        long g = w.groups();
        long[] dims = g == 1 ? new long[] {co, ci, k, w.kernelAcross()} : new long[] {g, co / g, ci / g, k, k};
        dnnl_memory_desc_t md = new dnnl_memory_desc_t();
        OneDnn.check("layout", dnnl_memory_desc_init_by_tag(md, dims.length, dims, dnnl_f32, dnnl_format_tag_any));
        return md;
    }
}
