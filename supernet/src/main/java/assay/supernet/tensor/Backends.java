package assay.supernet.tensor;

import assay.core.error.UsageException;
import assay.supernet.plain.PlainBackend;

/** The engines by name. */
public final class Backends {
    private Backends() {}

    /** @param name {@code plain} */
    public static Backend open(String name, DType dtype) {
        return switch (name) {
            case "plain" -> new PlainBackend(dtype);
            default -> throw new UsageException("backend: expected plain, found '" + name + "'.");
        };
    }
}
