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
import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_winograd;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A convolution of one shape in its three directions. Each direction is made at its first use. oneDNN chooses a layout of the
 * kernel for each direction. Our kernel is copied to that layout and back, which costs little compared with the maps.
 * {@link Winograd} says which shapes are computed by Winograd's method, for which the maps are copied as well.
 */
final class Convolution implements AutoCloseable {
    /** x {@code [n, ci, h, w]}, kernel {@code [co, ci/groups, k, k]}. */
    record Shape(int n, int ci, int h, int w, int co, Window window) {}

    private static final Logger log = LoggerFactory.getLogger(Convolution.class);

    private final dnnl_stream stream;
    private final Shape shape;
    private final int algorithm;
    private final BlockedMap x;
    private final BlockedMap y;
    private final dnnl_memory_desc_t ours;
    private final long[] strides;
    private final long[] dilation;
    private final long[] padding;
    private Direction forward;
    private Direction toInput;
    private Direction toKernel;

    /** By Winograd's method if it takes this shape and oneDNN has it on this processor, or the direct one. */
    static Convolution of(dnnl_stream stream, Shape s) {
        if (Winograd.takes(s)) {
            Convolution c = new Convolution(stream, s, true);
            if (c.offered()) {
                return c;
            }
            c.close();
        }
        return new Convolution(stream, s, false);
    }

    Convolution(dnnl_stream stream, Shape s, boolean winograd) {
        this.stream = stream;
        shape = s;
        Window win = s.window;
        algorithm = winograd ? dnnl_convolution_winograd : dnnl_convolution_direct;
        x = new BlockedMap(stream, winograd, s.n, s.ci, s.h, s.w);
        y = new BlockedMap(stream, winograd, s.n, s.co, win.out(s.h), win.outAcross(s.w));
        ours = Layouts.kernel(s.co, s.ci, win);
        strides = new long[] {win.stride(), win.strideAcross()};
        dilation = new long[] {win.dilation() - 1, win.dilation() - 1};
        padding = new long[] {win.padding(), win.paddingAcross()};
    }

    /** A primitive, and the kernel in its layout with the copy to or from ours; both null if the layouts are the same. */
    private record Direction(Primitive run, Primitive copy, AlignedFloats kernel) implements AutoCloseable {
        @Override
        public void close() {
            run.close();
            if (copy != null) {
                copy.close();
                kernel.close();
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
        return new Direction(run, copy, new AlignedFloats(Primitive.bytes(theirs) / Float.BYTES));
    }

    private dnnl_primitive_desc describeForward() {
        dnnl_convolution_desc_t op = new dnnl_convolution_desc_t();
        OneDnn.check(
                "convolution",
                dnnl_dilated_convolution_forward_desc_init(
                        op,
                        dnnl_forward_training,
                        algorithm,
                        x.layout,
                        anyKernel(),
                        null,
                        y.layout,
                        strides,
                        dilation,
                        padding,
                        padding));
        return Primitive.describe(op, null);
    }

    private dnnl_primitive_desc describeToInput(dnnl_primitive_desc hint) {
        dnnl_convolution_desc_t op = new dnnl_convolution_desc_t();
        OneDnn.check(
                "convolution's gradient to its input",
                dnnl_dilated_convolution_backward_data_desc_init(
                        op, algorithm, x.layout, anyKernel(), y.layout, strides, dilation, padding, padding));
        return Primitive.describe(op, hint);
    }

    private dnnl_primitive_desc describeToKernel(dnnl_primitive_desc hint) {
        dnnl_convolution_desc_t op = new dnnl_convolution_desc_t();
        OneDnn.check(
                "convolution's gradient to its kernel",
                dnnl_dilated_convolution_backward_weights_desc_init(
                        op, algorithm, x.layout, anyKernel(), null, y.layout, strides, dilation, padding, padding));
        return Primitive.describe(op, hint);
    }

    /** Whether oneDNN has this algorithm in all directions here. */
    private boolean offered() {
        try {
            dnnl_primitive_desc hint = describeForward();
            dnnl_primitive_desc_destroy(describeToInput(hint));
            dnnl_primitive_desc_destroy(describeToKernel(hint));
            dnnl_primitive_desc_destroy(hint);
            return true;
        } catch (IllegalStateException e) {
            log.debug("oneDNN: no Winograd for {}, so the direct method is used: {}", shape, e.getMessage());
            return false;
        }
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
                    new Argument(DNNL_ARG_SRC, x.layout),
                    new Argument(DNNL_ARG_WEIGHTS, w),
                    new Argument(DNNL_ARG_DST, y.layout));
        }
        forward.run.run(x.of(in), kernelFor(forward, kernel), y.room(out));
        y.into(out);
    }

    void toInput(CpuTensor gy, CpuTensor kernel, CpuTensor gx) {
        toInput(y.of(gy), kernel, gx);
    }

    void toKernel(CpuTensor in, CpuTensor gy, CpuTensor gw) {
        toKernel(in, y.of(gy), gw);
    }

    /** Both gradients: gy is copied once. */
    void toBoth(CpuTensor in, CpuTensor kernel, CpuTensor gy, CpuTensor gx, CpuTensor gw) {
        FloatPointer theirs = y.of(gy);
        toInput(theirs, kernel, gx);
        toKernel(in, theirs, gw);
    }

    private void toInput(FloatPointer gy, CpuTensor kernel, CpuTensor gx) {
        if (toInput == null) {
            dnnl_primitive_desc hint = describeForward();
            dnnl_primitive_desc d = describeToInput(hint);
            dnnl_memory_desc_t w = layout(d, dnnl_query_weights_md);
            toInput = direction(
                    d,
                    w,
                    true,
                    new Argument(DNNL_ARG_DIFF_DST, y.layout),
                    new Argument(DNNL_ARG_WEIGHTS, w),
                    new Argument(DNNL_ARG_DIFF_SRC, x.layout));
            dnnl_primitive_desc_destroy(hint);
        }
        toInput.run.run(gy, kernelFor(toInput, kernel), x.room(gx));
        x.into(gx);
    }

    private void toKernel(CpuTensor in, FloatPointer gy, CpuTensor gw) {
        if (toKernel == null) {
            dnnl_primitive_desc hint = describeForward();
            dnnl_primitive_desc d = describeToKernel(hint);
            dnnl_memory_desc_t w = layout(d, dnnl_query_diff_weights_md);
            toKernel = direction(
                    d,
                    w,
                    false,
                    new Argument(DNNL_ARG_SRC, x.layout),
                    new Argument(DNNL_ARG_DIFF_DST, y.layout),
                    new Argument(DNNL_ARG_DIFF_WEIGHTS, w));
            dnnl_primitive_desc_destroy(hint);
        }
        FloatPointer to = toKernel.copy == null ? gw.pointer : toKernel.kernel.pointer;
        toKernel.run.run(x.of(in), gy, to);
        if (toKernel.copy != null) {
            toKernel.copy.run(to, gw.pointer);
        }
    }

    private static FloatPointer kernelFor(Direction d, CpuTensor kernel) {
        if (d.copy == null) {
            return kernel.pointer;
        }
        d.copy.run(kernel.pointer, d.kernel.pointer);
        return d.kernel.pointer;
    }

    @Override
    public void close() {
        for (Direction d : new Direction[] {forward, toInput, toKernel}) {
            if (d != null) {
                d.close();
            }
        }
        x.close();
        y.close();
    }
}
