package assay.internal.recurrent.text;

/**
 * Some rows of {@link Columns}, through which gradients flow back.
 *
 * @param offset the first row that is read
 * @param drawn the length that was drawn, which scales the learning rate
 * @param length the length that the text still gives
 * @param usual the usual length
 */
public record Segment(int offset, int drawn, int length, int usual) {
    public Segment {
        if (offset < 0 || length < 1 || drawn < length || usual < 1) {
            throw new IllegalArgumentException(
                    "segment: expected rows, found " + length + " of " + drawn + " at " + offset);
        }
    }

    /** What the learning rate of its step is multiplied by: the drawn length over the usual one, also when the text cut it. */
    public double rateFactor() {
        return (double) drawn / usual;
    }
}
