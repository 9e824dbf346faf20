package assay.internal.experiments.external;

import assay.core.error.AssayException;

/** A program of the user's did not come to an answer: exit code 3 where nothing else came out. */
public final class ProgramFailedException extends AssayException {
    private static final long serialVersionUID = 1L;

    ProgramFailedException(String message, Throwable cause) {
        super(ExitCode.DATA_REFUSED, message, cause);
    }
}
