package assay.core.error;

/** A well-formed question about something that the table did not measure: exit code 4. */
public final class OutOfTableException extends AssayException {
    private static final long serialVersionUID = 1L;

    public OutOfTableException(String message) {
        super(ExitCode.NOT_IN_TABLE, message, null);
    }
}
