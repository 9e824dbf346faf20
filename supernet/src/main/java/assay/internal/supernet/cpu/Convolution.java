package assay.internal.supernet.cpu;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_direct;
import static org.bytedeco.dnnl.global.dnnl.dnnl_dilated_convolution_backward_data_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_dilated_convolution_backward_weights_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_dilated_convolution_forward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_equal;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_query_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_diff_weights_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_weights_md;

import assay.internal.supernet.cpu.Primitive.Argument;
import assay.supernet.tensor.Window;
import org.bytedeco.dnnl.dnnl_convolution_desc_t;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.javacpp.FloatPointer;

/**
 * A convolution of one shape in its three directions. Each direction is made at its first use. oneDNN chooses a layout of the
 * kernel for each direction. Our kernel is copied to that layout and back, which costs little compared with the maps.
 */
final class Convolution implements AutoCloseable {
    /** x {@code [n, ci, h, w]}, kernel {@code [co, ci/groups, k, k]}. */
    record Shape(int n, int ci, int h, int w, int co, Window window) {}

    private final dnnl_stream stream;
    private final Shape shape;
    private final dnnl_memory_desc_t x;
    private final dnnl_memory_desc_t y;
    private final dnnl_memory_desc_t ours;
    private final long[] strides;
    private final long[] dilation;
    private final long[] padding;
    private Direction forward;
    private Direction toInput;
    private Direction toKernel;

    Convolution(dnnl_stream stream, Shape s) {
        this.stream = stream;
        shape = s;
        Window win = s.window;
        x = Layouts.channelsLast(s.n, s.ci, s.h, s.w);
        y = Layouts.channelsLast(s.n, s.co, win.out(s.h), win.outAcross(s.w));
        ours = Layouts.kernel(s.co, s.ci, win);
        strides = new long[] {win.stride(), win.strideAcross()};
        dilation = new long[] {win.dilation() - 1, win.dilation() - 1};
        padding = new long[] {win.padding(), win.paddingAcross()};
    }

    /** A primitive, and the kernel in its layout with the copy to or from ours; both null if the layouts are the same. */
    private record Direction(Primitive run, Primitive copy, FloatPointer kernel) implements AutoCloseable {
        @Override
        public void close() {
            run.close();
            if (copy != null) {
                copy.close();
                kernel.deallocate();
            }
        }
    }

    private Direction direction(dnnl_primitive_desc d, dnnl_memory_desc_t theirs, boolean in, Argument... args) {
        Primitive run = new Primitive(stream, d, args);
        if (dnnl_memory_desc_equal(ours, theirs) != 0) {
            return new Direction(run, null, null);
        }
        Primitive copy = in
                ? Primitive.reorder(stream, DNNL_ARG_FROM, ours, DNNL_ARG_TO, theirs)
                : Primitive.reorder(stream, DNNL_ARG_FROM, theirs, DNNL_ARG_TO, ours);
        return new Direction(run, copy, new FloatPointer(Primitive.bytes(theirs) / Float.BYTES));
    }

    private dnnl_primitive_desc describeForward() {
        dnnl_convolution_desc_t op = new dnnl_convolution_desc_t();
        OneDnn.check(
                "convolution",
                dnnl_dilated_convolution_forward_desc_init(
                        op,
                        dnnl_forward_training,
                        dnnl_convolution_direct,
                        x,
                        anyKernel(),
                        null,
                        y,
                        strides,
                        dilation,
                        padding,
                        padding));
        return Primitive.describe(op, null);
    }

    private dnnl_memory_desc_t anyKernel() {
        return Layouts.anyKernel(shape.co, shape.ci, shape.window);
    }

    /** A copy, because the original is destroyed with its description. */
    private static dnnl_memory_desc_t layout(dnnl_primitive_desc d, int which) {
        dnnl_memory_desc_t copy = new dnnl_memory_desc_t();
        return copy.put(dnnl_primitive_desc_query_md(d, which, 0));
    }

    void forward(CpuTensor in, CpuTensor kernel, CpuTensor out) {
        if (forward == null) {
            dnnl_primitive_desc d = describeForward();
            dnnl_memory_desc_t w = layout(d, dnnl_query_weights_md);
            forward = direction(
                    d,
                    w,
                    true,
                    new Argument(DNNL_ARG_SRC, x),
                    new Argument(DNNL_ARG_WEIGHTS, w),
                    new Argument(DNNL_ARG_DST, y));
        }
        forward.run.run(in.pointer, kernelFor(forward, kernel), out.pointer);
    }

    void toInput(CpuTensor gy, CpuTensor kernel, CpuTensor gx) {
        if (toInput == null) {
            dnnl_convolution_desc_t op = new dnnl_convolution_desc_t();
            OneDnn.check(
                    "convolution's gradient to its input",
                    dnnl_dilated_convolution_backward_data_desc_init(
                            op, dnnl_convolution_direct, x, anyKernel(), y, strides, dilation, padding, padding));
            dnnl_primitive_desc hint = describeForward();
            dnnl_primitive_desc d = Primitive.describe(op, hint);
            dnnl_memory_desc_t w = layout(d, dnnl_query_weights_md);
            toInput = direction(
                    d,
                    w,
                    true,
                    new Argument(DNNL_ARG_DIFF_DST, y),
                    new Argument(DNNL_ARG_WEIGHTS, w),
                    new Argument(DNNL_ARG_DIFF_SRC, x));
            dnnl_primitive_desc_destroy(hint);
        }
        toInput.run.run(gy.pointer, kernelFor(toInput, kernel), gx.pointer);
    }

    void toKernel(CpuTensor in, CpuTensor gy, CpuTensor gw) {
        if (toKernel == null) {
            dnnl_convolution_desc_t op = new dnnl_convolution_desc_t();
            OneDnn.check(
                    "convolution's gradient to its kernel",
                    dnnl_dilated_convolution_backward_weights_desc_init(
                            op, dnnl_convolution_direct, x, anyKernel(), null, y, strides, dilation, padding, padding));
            dnnl_primitive_desc hint = describeForward();
            dnnl_primitive_desc d = Primitive.describe(op, hint);
            dnnl_memory_desc_t w = layout(d, dnnl_query_diff_weights_md);
            toKernel = direction(
                    d,
                    w,
                    false,
                    new Argument(DNNL_ARG_SRC, x),
                    new Argument(DNNL_ARG_DIFF_DST, y),
                    new Argument(DNNL_ARG_DIFF_WEIGHTS, w));
            dnnl_primitive_desc_destroy(hint);
        }
        FloatPointer to = toKernel.copy == null ? gw.pointer : toKernel.kernel;
        toKernel.run.run(in.pointer, gy.pointer, to);
        if (toKernel.copy != null) {
            toKernel.copy.run(to, gw.pointer);
        }
    }

    private static FloatPointer kernelFor(Direction d, CpuTensor kernel) {
        if (d.copy == null) {
            return kernel.pointer;
        }
        d.copy.run(kernel.pointer, d.kernel);
        return d.kernel;
    }

    @Override
    public void close() {
        for (Direction d : new Direction[] {forward, toInput, toKernel}) {
            if (d != null) {
                d.close();
            }
        }
    }
}
