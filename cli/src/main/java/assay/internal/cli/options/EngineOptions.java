package assay.internal.cli.options;

import assay.core.error.UsageException;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The choice of the compute engine. */
public final class EngineOptions {
    @Option(
            names = "--backend",
            paramLabel = "NAME",
            description = "Compute engine: nd4j, torch, or plain (slow; it checks the others). Default: nd4j;"
                    + " 'assay reproduce' takes the report's.")
    private String backend;

    /**
     * The named engine, or nd4j.
     *
     * @throws UsageException if there is no engine with this name
     */
    public String backend() {
        return given().orElse(Backends.ND4J);
    }

    /**
     * The named engine, if any.
     *
     * @throws UsageException if there is no engine with this name
     */
    public Optional<String> given() {
        return Optional.ofNullable(backend).map(b -> Backends.require("--backend", b));
    }

    /**
     * The precision that {@code --dtype} names.
     *
     * @throws UsageException if there is no engine with this name
     */
    public static DType dtype(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "float32" -> DType.FLOAT32;
            case "float64" -> DType.FLOAT64;
            default -> throw new UsageException("--dtype: expected float32 or float64, found '" + name + "'.");
        };
    }
}
