package assay.core.error;

/**
 * A failure that a user can act on. The message reads "what failed: expected what, found what, where. What to do.";
 * the command line prints it without a stack trace and ends with {@link #exitCode()}.
 */
public abstract class AssayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The exit codes of the program, as {@code assay --help} lists them. */
    public enum ExitCode {
        DONE(0),
        OUR_FAULT(1),
        WRONG_USAGE(2),
        DATA_REFUSED(3),
        NOT_IN_TABLE(4),
        INTERRUPTED(130);

        private final int code;

        ExitCode(int code) {
            this.code = code;
        }

        public int code() {
            return code;
        }
    }

    private final ExitCode exitCode;

    protected AssayException(ExitCode exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    public ExitCode exitCode() {
        return exitCode;
    }
}
