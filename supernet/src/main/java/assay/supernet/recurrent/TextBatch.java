package assay.supernet.recurrent;

import java.util.Arrays;

/**
 * A segment of a text in the form that batches travel in: the numbers of its words take the place of pixels (floats represent
 * them exactly), and facts about it take the place of labels.
 *
 * @param stream 0 the text that weights learn from, 1 the one that the architecture learns from
 * @param epoch from 0
 * @param step from 0; the first begins with a hidden state of zeros
 * @param drawn the length that was drawn; the segment is shorter if the text ends before
 * @param usual the length that rates are made for
 */
public record TextBatch(TextSegment text, int stream, int epoch, int step, int drawn, int usual) {
    /** Floats hold whole numbers up to this one. */
    public static final int MOST_WORDS = 1 << 24;

    double rateFactor() {
        return drawn / (double) usual;
    }

    /** The words' rows, and below them the row of the last targets: in the place of pixels. */
    public float[] values() {
        int columns = text.batch();
        float[] values = new float[(text.steps() + 1) * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = i < columns ? text.words()[i] : text.targets()[i - columns];
        }
        return values;
    }

    /** The facts about it, in the place of labels. */
    public int[] about() {
        return new int[] {stream, epoch, step, drawn, usual};
    }

    /** The batch that {@link #values} and {@link #about} describe. */
    static TextBatch of(float[] values, int[] about, int columns) {
        int steps = values.length / columns - 1;
        int[] all = new int[(steps + 1) * columns];
        Arrays.setAll(all, i -> (int) values[i]);
        TextSegment text = new TextSegment(
                Arrays.copyOf(all, steps * columns), Arrays.copyOfRange(all, columns, all.length), steps, columns);
        return new TextBatch(text, about[0], about[1], about[2], about[3], about[4]);
    }
}
