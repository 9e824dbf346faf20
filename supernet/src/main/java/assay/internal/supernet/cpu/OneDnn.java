package assay.internal.supernet.cpu;

import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core;
import static org.bytedeco.dnnl.global.dnnl.dnnl_engine_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_get_effective_cpu_isa;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_default_flags;
import static org.bytedeco.dnnl.global.dnnl.dnnl_version;

import org.bytedeco.dnnl.dnnl_engine;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.dnnl.dnnl_version_t;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process-wide part of oneDNN: loaded once. */
public final class OneDnn {
    private static final Logger log = LoggerFactory.getLogger(OneDnn.class);
    private static final boolean AVAILABLE = load();

    /** Destroyed with the process. */
    private static dnnl_engine engine;

    private OneDnn() {}

    /** Whether its native libraries are on the class path and can be loaded on this machine. */
    public static boolean available() {
        return AVAILABLE;
    }

    /** {@code oneDNN 2.5.2}. */
    public static String version() {
        dnnl_version_t v = dnnl_version();
        return "oneDNN " + v.major() + "." + v.minor() + "." + v.patch();
    }

    /** The instruction set that its kernels use, by oneDNN's number. */
    public static int instructions() {
        return dnnl_get_effective_cpu_isa();
    }

    /** How many floats its widest vectors have here: 16 with AVX-512, or 8. */
    static int vector() {
        return (instructions() & dnnl_cpu_isa_avx512_core) == dnnl_cpu_isa_avx512_core ? 16 : 8;
    }

    private static boolean load() {
        try {
            engine = new dnnl_engine();
            check("engine", dnnl_engine_create(engine, dnnl_cpu, 0));
            return true;
        } catch (LinkageError | IllegalStateException e) {
            log.warn(
                    "oneDNN: its library did not load, so convolutions go through ND4J's operations and take about three"
                            + " times as long: {}",
                    e.toString());
            return false;
        }
    }

    static dnnl_engine engine() {
        return engine;
    }

    static dnnl_stream stream() {
        dnnl_stream stream = new dnnl_stream();
        check("stream", dnnl_stream_create(stream, engine, dnnl_stream_default_flags));
        return stream;
    }

    /** @throws IllegalStateException if the call did not succeed */
    static void check(String what, int status) {
        if (status != 0) {
            throw new IllegalStateException("oneDNN: " + what + " failed with status " + status + ".");
        }
    }
}
