package assay.internal.supernet.cpu;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_avg_exclude_padding;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_backward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_forward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_destroy;

import assay.internal.supernet.cpu.Primitive.Argument;
import assay.supernet.tensor.Window;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.dnnl.dnnl_pooling_desc_t;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.dnnl_stream;

/** Average pooling by oneDNN. Its gradient is fast only for whole vectors of channels. */
final class Pooling implements AveragePool {
    /** x {@code [n, c, h, w]}. */
    record Shape(int n, int c, int h, int w, Window window) {
        dnnl_memory_desc_t input() {
            return Layouts.channelsLast(n, c, h, w);
        }

        dnnl_memory_desc_t output() {
            return Layouts.channelsLast(n, c, window.out(h), window.out(w));
        }

        private long[] strides() {
            return new long[] {window.stride(), window.stride()};
        }

        private long[] kernel() {
            return new long[] {window.kernel(), window.kernel()};
        }

        private long[] padding() {
            return new long[] {window.padding(), window.padding()};
        }

        BlockedMap blockedInput(dnnl_stream stream) {
            return BlockedMap.ifNarrow(stream, n, c, h, w);
        }

        BlockedMap blockedOutput(dnnl_stream stream) {
            return BlockedMap.ifNarrow(stream, n, c, window.out(h), window.out(w));
        }

        dnnl_primitive_desc forward(int algorithm, dnnl_memory_desc_t input, dnnl_memory_desc_t output) {
            dnnl_pooling_desc_t op = new dnnl_pooling_desc_t();
            OneDnn.check(
                    "pool",
                    dnnl_pooling_forward_desc_init(
                            op,
                            dnnl_forward_training,
                            algorithm,
                            input,
                            output,
                            strides(),
                            kernel(),
                            padding(),
                            padding()));
            return Primitive.describe(op, null);
        }

        dnnl_primitive_desc backward(
                int algorithm, dnnl_memory_desc_t input, dnnl_memory_desc_t output, dnnl_primitive_desc hint) {
            dnnl_pooling_desc_t op = new dnnl_pooling_desc_t();
            OneDnn.check(
                    "pool's gradient",
                    dnnl_pooling_backward_desc_init(
                            op, algorithm, input, output, strides(), kernel(), padding(), padding()));
            return Primitive.describe(op, hint);
        }
    }

    private final Primitive forward;
    private final BlockedMap gx;
    private final BlockedMap gy;
    private final Primitive backward;

    Pooling(dnnl_stream stream, Shape s) {
        gx = s.blockedInput(stream);
        gy = s.blockedOutput(stream);
        int average = dnnl_pooling_avg_exclude_padding;
        dnnl_primitive_desc hint = s.forward(average, gx.layout, gy.layout);
        backward = new Primitive(
                stream,
                s.backward(average, gx.layout, gy.layout, hint),
                new Argument(DNNL_ARG_DIFF_DST, gy.layout),
                new Argument(DNNL_ARG_DIFF_SRC, gx.layout));
        dnnl_primitive_desc_destroy(hint);
        forward = new Primitive(
                stream,
                s.forward(average, s.input(), s.output()),
                new Argument(DNNL_ARG_SRC, s.input()),
                new Argument(DNNL_ARG_DST, s.output()));
    }

    @Override
    public void forward(CpuTensor x, CpuTensor y) {
        forward.run(x.pointer, y.pointer);
    }

    @Override
    public void backward(CpuTensor gy, CpuTensor gx) {
        backward.run(this.gy.of(gy), this.gx.room(gx));
        this.gx.into(gx);
    }

    @Override
    public void close() {
        forward.close();
        backward.close();
        gx.close();
        gy.close();
    }
}
