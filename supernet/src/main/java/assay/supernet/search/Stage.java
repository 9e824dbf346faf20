package assay.supernet.search;

/**
 * A part of a search, as long as its other parts.
 *
 * @param partial K: one channel in K goes through the operations, the rest bypasses them; 1 for all
 * @param keep operations that each edge keeps at the stage's start; 0 for all
 */
public record Stage(int partial, int keep) {
    public Stage {
        if (partial < 1 || keep < 0) {
            throw new IllegalArgumentException("stage: expected K of at least 1 and a number of operations, found "
                    + partial + " and " + keep + ".");
        }
    }

    /** All channels, all operations. */
    public static Stage whole() {
        return new Stage(1, 0);
    }
}
