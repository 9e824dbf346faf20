package assay.supernet.search.method;

/**
 * A stage of a search; all stages have the same length.
 *
 * @param partial K: one channel in K goes through the operations, the rest bypasses them; 1 for all
 * @param keep operations that each edge keeps at the stage's start; 0 for all
 * @param cells number of cells of a new supernet, which starts with the stage and with new architecture parameters (P-DARTS); 0
 *     if the previous supernet continues
 * @param skipDrop probability that a skip connection is left out while the stage's supernet learns; it falls during the stage
 */
public record Stage(int partial, int keep, int cells, double skipDrop) {
    public Stage {
        if (partial < 1 || keep < 0 || cells < 0) {
            throw new IllegalArgumentException(
                    "stage: expected K of at least 1 and a number of operations and cells, found " + partial + ", "
                            + keep + " and " + cells + ".");
        }
    }

    /** A stage in which the supernet continues. */
    public Stage(int partial, int keep) {
        this(partial, keep, 0, 0);
    }

    /** All channels, all operations. */
    public static Stage whole() {
        return new Stage(1, 0);
    }

    /** Whether the supernet and the architecture parameters start again. */
    public boolean fresh() {
        return cells > 0;
    }
}
