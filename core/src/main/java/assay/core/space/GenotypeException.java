package assay.core.space;

import assay.core.error.AssayException;

/** A text that is not an architecture of the space: exit code 2. */
public final class GenotypeException extends AssayException {
    private static final long serialVersionUID = 1L;

    private final int column;
    private final String expected;
    private final String found;

    /** @param column the first column that does not fit, counted from 1 */
    public GenotypeException(int column, String expected, String found) {
        super(
                ExitCode.WRONG_USAGE,
                "genotype column " + column + ": expected " + expected + ", found " + found + ".",
                null);
        this.column = column;
        this.expected = expected;
        this.found = found;
    }

    /** The same error for a longer text, in which this text begins after some characters. */
    public GenotypeException shifted(int characters) {
        return characters == 0 ? this : new GenotypeException(column + characters, expected, found);
    }

    public int column() {
        return column;
    }
}
