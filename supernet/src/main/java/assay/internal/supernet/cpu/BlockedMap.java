package assay.internal.supernet.cpu;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;

import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.javacpp.FloatPointer;

/**
 * A copy of a narrow map, with fewer channels than a vector has. The copy is padded to a whole vector, which oneDNN's fast kernels
 * need. A wider map needs no copy, or gains nothing by it: it stands for itself.
 */
final class BlockedMap implements AutoCloseable {
    final dnnl_memory_desc_t layout;
    private final Primitive toBlocks;
    private final Primitive fromBlocks;
    private final FloatPointer copy;

    BlockedMap(dnnl_stream stream, long n, long c, long h, long w) {
        dnnl_memory_desc_t plain = Layouts.channelsLast(n, c, h, w);
        if (c >= OneDnn.vector()) {
            layout = plain;
            toBlocks = null;
            fromBlocks = null;
            copy = null;
            return;
        }
        layout = Layouts.blocked(n, c, h, w);
        toBlocks = Primitive.reorder(stream, DNNL_ARG_FROM, plain, DNNL_ARG_TO, layout);
        fromBlocks = Primitive.reorder(stream, DNNL_ARG_FROM, layout, DNNL_ARG_TO, plain);
        copy = new FloatPointer(Primitive.bytes(layout) / Float.BYTES);
    }

    /** The memory in which a kernel finds the values of a tensor. */
    FloatPointer of(CpuTensor t) {
        if (copy == null) {
            return t.pointer;
        }
        toBlocks.run(t.pointer, copy);
        return copy;
    }

    /** The memory into which a kernel writes; {@link #into} then brings it to the tensor. */
    FloatPointer room(CpuTensor t) {
        return copy == null ? t.pointer : copy;
    }

    void into(CpuTensor t) {
        if (copy != null) {
            fromBlocks.run(copy, t.pointer);
        }
    }

    @Override
    public void close() {
        if (copy != null) {
            toBlocks.close();
            fromBlocks.close();
            copy.deallocate();
        }
    }
}
