package assay.internal.supernet.cpu;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_max;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_destroy;
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
    private final Primitive backward;
    private final BytePointer places;

    Maximum(dnnl_stream stream, Pooling.Shape s) {
        dnnl_primitive_desc hint = s.forward(dnnl_pooling_max);
        dnnl_memory_desc_t workspace =
                new dnnl_memory_desc_t().put(dnnl_primitive_desc_query_md(hint, dnnl_query_workspace_md, 0));
        places = new BytePointer(Primitive.bytes(workspace));
        backward = new Primitive(
                stream,
                s.backward(dnnl_pooling_max, hint),
                new Argument(DNNL_ARG_DIFF_DST, s.output()),
                new Argument(DNNL_ARG_WORKSPACE, workspace),
                new Argument(DNNL_ARG_DIFF_SRC, s.input()));
        dnnl_primitive_desc_destroy(hint);
        forward = new Primitive(
                stream,
                s.forward(dnnl_pooling_max),
                new Argument(DNNL_ARG_SRC, s.input()),
                new Argument(DNNL_ARG_DST, s.output()),
                new Argument(DNNL_ARG_WORKSPACE, workspace));
    }

    void forward(CpuTensor x, CpuTensor y) {
        forward.run(x.pointer, y.pointer, places);
    }

    /** @param y overwritten with the maxima */
    void backward(CpuTensor x, CpuTensor y, CpuTensor gy, CpuTensor gx) {
        forward(x, y);
        backward.run(gy.pointer, places, gx.pointer);
    }

    @Override
    public void close() {
        forward.close();
        backward.close();
        places.deallocate();
    }
}
