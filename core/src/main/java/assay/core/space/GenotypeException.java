package assay.core.space;

import assay.core.error.AssayException;

/** A text that is not an architecture of the space: exit code 2. */
public final class GenotypeException extends AssayException {
    private static final long serialVersionUID = 1L;

    private final int column;

    /** @param column the first column that does not fit, counted from 1 */
    public GenotypeException(int column, String expected, String found) {
        super(
                ExitCode.WRONG_USAGE,
                "genotype column " + column + ": expected " + expected + ", found " + found + ".",
                null);
        this.column = column;
    }

    public int column() {
        return column;
    }
}
