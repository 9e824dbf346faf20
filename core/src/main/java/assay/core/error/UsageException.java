package assay.core.error;

/** A question or a configuration that cannot be understood: exit code 2. */
public final class UsageException extends AssayException {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(ExitCode.WRONG_USAGE, message, null);
    }

    public UsageException(String message, Throwable cause) {
        super(ExitCode.WRONG_USAGE, message, cause);
    }
}
