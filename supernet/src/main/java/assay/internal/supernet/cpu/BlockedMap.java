package assay.internal.supernet.cpu;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;

import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.javacpp.FloatPointer;

/**
 * A map as a kernel of oneDNN wants it: in a copy in blocks of channels, the last one padded to a whole vector, or the map itself
 * where the kernel takes our layout.
 */
final class BlockedMap implements AutoCloseable {
    final dnnl_memory_desc_t layout;
    private final Primitive toBlocks;
    private final Primitive fromBlocks;
    private final AlignedFloats copy;

    /** A copy of a narrow map, with fewer channels than a vector has. A wider one gains nothing by it. */
    static BlockedMap ifNarrow(dnnl_stream stream, long n, long c, long h, long w) {
        return new BlockedMap(stream, c < OneDnn.vector(), n, c, h, w);
    }

    BlockedMap(dnnl_stream stream, boolean copied, long n, long c, long h, long w) {
        dnnl_memory_desc_t plain = Layouts.channelsLast(n, c, h, w);
        if (!copied) {
            layout = plain;
            toBlocks = null;
            fromBlocks = null;
            copy = null;
            return;
        }
        layout = Layouts.blocked(n, c, h, w);
        toBlocks = Primitive.reorder(stream, DNNL_ARG_FROM, plain, DNNL_ARG_TO, layout);
        fromBlocks = Primitive.reorder(stream, DNNL_ARG_FROM, layout, DNNL_ARG_TO, plain);
        copy = new AlignedFloats(Primitive.bytes(layout) / Float.BYTES);
    }

    /** The memory in which a kernel finds the values of a tensor. */
    FloatPointer of(CpuTensor t) {
        if (copy == null) {
            return t.pointer;
        }
        toBlocks.run(t.pointer, copy.pointer);
        return copy.pointer;
    }

    /** The memory into which a kernel writes; {@link #into} then brings it to the tensor. */
    FloatPointer room(CpuTensor t) {
        return copy == null ? t.pointer : copy.pointer;
    }

    void into(CpuTensor t) {
        if (copy != null) {
            fromBlocks.run(copy.pointer, t.pointer);
        }
    }

    @Override
    public void close() {
        if (copy != null) {
            toBlocks.close();
            fromBlocks.close();
            copy.close();
        }
    }
}
