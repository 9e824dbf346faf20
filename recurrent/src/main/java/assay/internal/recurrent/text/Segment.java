package assay.internal.recurrent.text;

/**
 * A range of rows of {@link Columns} through which gradients flow back.
 *
 * @param offset the first row that is read
 * @param drawn the length that was drawn; it scales the learning rate
 * @param length the actual length, which is smaller at the end of the text
 * @param usual the usual length
 */
public record Segment(int offset, int drawn, int length, int usual) {
    public Segment {
        if (offset < 0 || length < 1 || drawn < length || usual < 1) {
            throw new IllegalArgumentException(
                    "segment: expected rows, found " + length + " of " + drawn + " at " + offset);
        }
    }

    /**
     * The factor for the learning rate of this segment's step: the drawn length divided by the usual one, even if the end of
     * the text cut the segment.
     */
    public double rateFactor() {
        return (double) drawn / usual;
    }
}
