package assay.core.error;

/** Data that the work needs is missing, or cannot be read or written: exit code 3. */
public final class DataMissingException extends AssayException {
    private static final long serialVersionUID = 1L;

    public DataMissingException(String message) {
        super(ExitCode.DATA_REFUSED, message, null);
    }

    public DataMissingException(String message, Throwable cause) {
        super(ExitCode.DATA_REFUSED, message, cause);
    }
}
