package assay.internal.experiments.external;

import assay.core.error.AssayException;

/** A program of the user gave no answer: exit code 3 if there is no other result. */
public final class ProgramFailedException extends AssayException {
    private static final long serialVersionUID = 1L;

    ProgramFailedException(String message, Throwable cause) {
        super(ExitCode.DATA_REFUSED, message, cause);
    }
}
