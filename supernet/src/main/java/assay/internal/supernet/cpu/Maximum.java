package assay.internal.supernet.cpu;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_max;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_query_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_workspace_md;

import assay.internal.supernet.cpu.Primitive.Argument;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.javacpp.BytePointer;

/** Maximum pooling of one shape, in both directions. For the gradient the places of the maxima are computed again. */
final class Maximum implements AutoCloseable {
    private final Primitive forward;
    private final Primitive again;
    private final Primitive backward;
    private final BlockedMap x;
    private final BlockedMap y;
    private final BlockedMap gy;
    private final BytePointer places;

    Maximum(dnnl_stream stream, Pooling.Shape s) {
        x = s.blockedInput(stream);
        y = s.blockedOutput(stream);
        gy = s.blockedOutput(stream);
        dnnl_primitive_desc plain = s.forward(dnnl_pooling_max, s.input(), s.output());
        dnnl_primitive_desc blocked = s.forward(dnnl_pooling_max, x.layout, y.layout);
        dnnl_memory_desc_t workspace = workspace(blocked);
        dnnl_memory_desc_t ofPlain = workspace(plain);
        places = new BytePointer(Math.max(Primitive.bytes(workspace), Primitive.bytes(ofPlain)));
        backward = new Primitive(
                stream,
                s.backward(dnnl_pooling_max, x.layout, gy.layout, blocked),
                new Argument(DNNL_ARG_DIFF_DST, gy.layout),
                new Argument(DNNL_ARG_WORKSPACE, workspace),
                new Argument(DNNL_ARG_DIFF_SRC, x.layout));
        again = forward(stream, blocked, x.layout, y.layout, workspace);
        forward = forward(stream, plain, s.input(), s.output(), ofPlain);
    }

    private static dnnl_memory_desc_t workspace(dnnl_primitive_desc forward) {
        return new dnnl_memory_desc_t().put(dnnl_primitive_desc_query_md(forward, dnnl_query_workspace_md, 0));
    }

    private static Primitive forward(
            dnnl_stream stream,
            dnnl_primitive_desc description,
            dnnl_memory_desc_t in,
            dnnl_memory_desc_t out,
            dnnl_memory_desc_t workspace) {
        return new Primitive(
                stream,
                description,
                new Argument(DNNL_ARG_SRC, in),
                new Argument(DNNL_ARG_DST, out),
                new Argument(DNNL_ARG_WORKSPACE, workspace));
    }

    void forward(CpuTensor x, CpuTensor y) {
        forward.run(x.pointer, y.pointer, places);
    }

    /** @param y overwritten */
    void backward(CpuTensor x, CpuTensor y, CpuTensor gy, CpuTensor gx) {
        again.run(this.x.of(x), this.y.room(y), places);
        backward.run(this.gy.of(gy), places, this.x.room(gx));
        this.x.into(gx);
    }

    @Override
    public void close() {
        forward.close();
        again.close();
        backward.close();
        x.close();
        y.close();
        gy.close();
        places.deallocate();
    }
}
