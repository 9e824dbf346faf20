package assay.core.error;

/** Tensors whose shapes do not fit together: our fault, exit code 1. */
public final class ShapeException extends AssayException {
    private static final long serialVersionUID = 1L;

    public ShapeException(String message) {
        super(ExitCode.OUR_FAULT, message, null);
    }
}
