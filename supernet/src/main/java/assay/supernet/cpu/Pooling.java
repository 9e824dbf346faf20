package assay.supernet.cpu;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_avg_exclude_padding;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_backward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_forward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_destroy;

import assay.supernet.cpu.Primitive.Argument;
import assay.supernet.tensor.Window;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.dnnl.dnnl_pooling_desc_t;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.dnnl_stream;

/** The pool of means of one shape, both directions; the divisor counts real pixels. */
final class Pooling implements AutoCloseable {
    /** x {@code [n, c, h, w]}. */
    record Shape(int n, int c, int h, int w, Window window) {}

    private final Primitive forward;
    private final Primitive backward;

    Pooling(dnnl_stream stream, Shape s) {
        Window win = s.window;
        dnnl_memory_desc_t x = Layouts.channelsLast(s.n, s.c, s.h, s.w);
        dnnl_memory_desc_t y = Layouts.channelsLast(s.n, s.c, win.out(s.h), win.out(s.w));
        long[] strides = {win.stride(), win.stride()};
        long[] kernel = {win.kernel(), win.kernel()};
        long[] padding = {win.padding(), win.padding()};
        dnnl_pooling_desc_t op = new dnnl_pooling_desc_t();
        OneDnn.check(
                "pool",
                dnnl_pooling_forward_desc_init(
                        op,
                        dnnl_forward_training,
                        dnnl_pooling_avg_exclude_padding,
                        x,
                        y,
                        strides,
                        kernel,
                        padding,
                        padding));
        dnnl_primitive_desc hint = Primitive.describe(op, null);
        dnnl_pooling_desc_t opBack = new dnnl_pooling_desc_t();
        OneDnn.check(
                "pool's gradient",
                dnnl_pooling_backward_desc_init(
                        opBack, dnnl_pooling_avg_exclude_padding, x, y, strides, kernel, padding, padding));
        backward = new Primitive(
                stream,
                Primitive.describe(opBack, hint),
                new Argument(DNNL_ARG_DIFF_DST, y),
                new Argument(DNNL_ARG_DIFF_SRC, x));
        dnnl_primitive_desc_destroy(hint);
        forward = new Primitive(
                stream, Primitive.describe(op, null), new Argument(DNNL_ARG_SRC, x), new Argument(DNNL_ARG_DST, y));
    }

    void forward(CpuTensor x, CpuTensor y) {
        forward.run(x.pointer, y.pointer);
    }

    void backward(CpuTensor gy, CpuTensor gx) {
        backward.run(gy.pointer, gx.pointer);
    }

    @Override
    public void close() {
        forward.close();
        backward.close();
    }
}
