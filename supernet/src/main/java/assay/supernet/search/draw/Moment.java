package assay.supernet.search.draw;

/**
 * The moment of a draw.
 *
 * @param epoch of the search, from 0
 * @param epochs of the search
 * @param purpose what the pass is for
 */
public record Moment(int epoch, int epochs, Purpose purpose) {
    /** What a forward pass is for. */
    public enum Purpose {
        WEIGHTS,
        ALPHA,
        EVALUATION
    }
}
