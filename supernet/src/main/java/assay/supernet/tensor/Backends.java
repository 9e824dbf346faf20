package assay.supernet.tensor;

import assay.core.error.UsageException;
import assay.supernet.nd4j.Nd4jBackend;
import assay.supernet.plain.PlainBackend;
import java.util.List;

/** The engines by name. ND4J's classes and natives are loaded when it is asked for, and not before. */
public final class Backends {
    public static final String ND4J = "nd4j";
    public static final String PLAIN = "plain";

    private Backends() {}

    /** The names that {@link #open} knows, the usual one first. */
    public static List<String> names() {
        return List.of(ND4J, PLAIN);
    }

    /** A backend for the calling thread. Several may be open in one process, each used by one thread. */
    public static Backend open(String name, DType dtype) {
        return switch (name) {
            case ND4J -> Nd4jBackend.open(dtype);
            case PLAIN -> new PlainBackend(dtype);
            default -> throw unknown(name);
        };
    }

    /** What {@code assay doctor} shows; loads the engine. */
    public static BackendInfo inspect(String name) {
        return switch (name) {
            case ND4J -> Nd4jBackend.inspect();
            case PLAIN -> new BackendInfo("plain Java", "none", false, false, 1, List.of(), List.of());
            default -> throw unknown(name);
        };
    }

    private static UsageException unknown(String name) {
        return new UsageException("backend: expected one of " + String.join("|", names()) + ", found '" + name + "'.");
    }
}
