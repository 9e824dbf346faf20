package assay.internal.supernet.cpu;

import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_get_size;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_set_data_handle;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_execute;
import static org.bytedeco.dnnl.global.dnnl.dnnl_reorder_primitive_desc_create;

import org.bytedeco.dnnl.const_dnnl_op_desc_t;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.javacpp.Pointer;

/** One oneDNN primitive with the descriptions of its arguments. Each call gives the memory. */
final class Primitive implements AutoCloseable {
    /** An argument: its number in oneDNN, and its layout in memory. */
    record Argument(int id, dnnl_memory_desc_t layout) {}

    private final dnnl_primitive primitive = new dnnl_primitive();
    private final dnnl_memory[] memories;
    private final dnnl_exec_arg_t arguments;
    private final dnnl_stream stream;

    /** Takes over the description, and destroys it. */
    Primitive(dnnl_stream stream, dnnl_primitive_desc description, Argument... args) {
        this.stream = stream;
        OneDnn.check("primitive", dnnl_primitive_create(primitive, description));
        memories = new dnnl_memory[args.length];
        arguments = new dnnl_exec_arg_t(args.length);
        for (int i = 0; i < args.length; i++) {
            memories[i] = new dnnl_memory();
            OneDnn.check("memory", dnnl_memory_create(memories[i], args[i].layout, OneDnn.engine(), null));
            arguments.position(i).arg(args[i].id).memory(memories[i]);
        }
        arguments.position(0);
        dnnl_primitive_desc_destroy(description);
    }

    /**
     * A description of an operation.
     *
     * @param hint the forward operation's description; null for a forward operation
     */
    static dnnl_primitive_desc describe(Pointer operation, dnnl_primitive_desc hint) {
        dnnl_primitive_desc d = new dnnl_primitive_desc();
        OneDnn.check(
                "description",
                dnnl_primitive_desc_create(d, new const_dnnl_op_desc_t(operation), null, OneDnn.engine(), hint));
        return d;
    }

    /** Copies from one layout to another. */
    static Primitive reorder(dnnl_stream stream, int fromId, dnnl_memory_desc_t from, int toId, dnnl_memory_desc_t to) {
        dnnl_primitive_desc d = new dnnl_primitive_desc();
        OneDnn.check(
                "reorder", dnnl_reorder_primitive_desc_create(d, from, OneDnn.engine(), to, OneDnn.engine(), null));
        return new Primitive(stream, d, new Argument(fromId, from), new Argument(toId, to));
    }

    static long bytes(dnnl_memory_desc_t layout) {
        return dnnl_memory_desc_get_size(layout);
    }

    /** @param data one for each argument, in their order */
    void run(Pointer... data) {
        for (int i = 0; i < data.length; i++) {
            OneDnn.check("memory", dnnl_memory_set_data_handle(memories[i], data[i]));
        }
        OneDnn.check("execution", dnnl_primitive_execute(primitive, stream, data.length, arguments));
    }

    @Override
    public void close() {
        for (dnnl_memory m : memories) {
            dnnl_memory_destroy(m);
        }
        dnnl_primitive_destroy(primitive);
        arguments.deallocate();
    }
}
