package assay.core.error;

/** The user asked to stop; what was done is in the checkpoint: exit code 130. */
public final class InterruptedRunException extends AssayException {
    private static final long serialVersionUID = 1L;

    public InterruptedRunException(String message) {
        super(ExitCode.INTERRUPTED, message, null);
    }
}
