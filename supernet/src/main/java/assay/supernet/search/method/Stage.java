package assay.supernet.search.method;

/**
 * A part of a search, as long as its other parts.
 *
 * @param partial K: one channel in K goes through the operations, the rest bypasses them; 1 for all
 * @param keep operations that each edge keeps at the stage's start; 0 for all
 * @param cells of a supernet that starts anew with the stage, its architecture parameters too (P-DARTS); 0: the one before goes
 *     on
 * @param skipDrop probability that a skip connection is left out while the stage's supernet learns; it falls on the way
 */
public record Stage(int partial, int keep, int cells, double skipDrop) {
    public Stage {
        if (partial < 1 || keep < 0 || cells < 0) {
            throw new IllegalArgumentException(
                    "stage: expected K of at least 1 and a number of operations and cells, found " + partial + ", "
                            + keep + " and " + cells + ".");
        }
    }

    /** Of one supernet that goes on. */
    public Stage(int partial, int keep) {
        this(partial, keep, 0, 0);
    }

    /** All channels, all operations. */
    public static Stage whole() {
        return new Stage(1, 0);
    }

    /** Whether supernet and architecture parameters start anew. */
    public boolean fresh() {
        return cells > 0;
    }
}
