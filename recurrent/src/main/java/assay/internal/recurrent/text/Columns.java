package assay.internal.recurrent.text;

import assay.core.error.DataFormatException;

/**
 * A text cut into columns that are read side by side: column b holds tokens {@code b*rows .. b*rows+rows-1}; the rest at the
 * end is dropped. A row is one step of time.
 */
public final class Columns {
    private final int[] tokens;
    private final int rows;
    private final int batch;

    /**
     * Cuts a text into columns.
     *
     * @param what a name for messages, such as {@code the validation part of FOLDER}
     * @throws DataFormatException if there are fewer than two rows: one to read and one to predict
     */
    public Columns(String what, int[] tokens, int batch) {
        if (batch < 1) {
            throw new IllegalArgumentException("columns: expected at least 1, found " + batch);
        }
        this.tokens = tokens;
        this.batch = batch;
        rows = tokens.length / batch;
        if (rows < 2) {
            throw new DataFormatException(
                    what,
                    -1,
                    what + ": expected at least " + 2L * batch + " words for " + batch + " columns, found "
                            + tokens.length + ". Take a longer text, or a smaller batch.");
        }
    }

    /** Columns from rows in sequence, in the form that {@link #rows(int, int)} returns. */
    public static Columns ofRows(int[] rows, int batch) {
        int count = rows.length / batch;
        int[] tokens = new int[count * batch];
        for (int r = 0; r < count; r++) {
            for (int b = 0; b < batch; b++) {
                tokens[b * count + r] = rows[r * batch + b];
            }
        }
        return new Columns("rows", tokens, batch);
    }

    /** The number of rows: steps of time. */
    public int rows() {
        return rows;
    }

    /** How many columns there are side by side. */
    public int batch() {
        return batch;
    }

    /** Rows in sequence, from a given row on: {@code [length, batch]}. */
    public int[] rows(int from, int length) {
        int[] cut = new int[length * batch];
        for (int r = 0; r < length; r++) {
            for (int b = 0; b < batch; b++) {
                cut[r * batch + b] = tokens[b * rows + from + r];
            }
        }
        return cut;
    }

    /** What is read in a segment: the rows from {@link Segment#offset()} on. */
    public int[] input(Segment segment) {
        return rows(segment.offset(), segment.length());
    }

    /** What is to be predicted: one row later. */
    public int[] target(Segment segment) {
        return rows(segment.offset() + 1, segment.length());
    }

    /** The segment that begins at a row and has at most this number of rows; it is shorter at the end of the text. */
    public Segment segment(int offset, int length) {
        return new Segment(offset, length, Math.min(length, rows - 1 - offset), length);
    }

    /** All segments of one length, as used for evaluation; the last one may be shorter. */
    public java.util.List<Segment> segments(int length) {
        return java.util.stream.IntStream.iterate(0, i -> i < rows - 1, i -> i + length)
                .mapToObj(i -> segment(i, length))
                .toList();
    }
}
