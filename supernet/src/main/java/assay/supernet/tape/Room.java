package assay.supernet.tape;

/**
 * How long a segment of a text is, and how long others may be. Tables with a row for each word of the segment, or of all its
 * steps but one, get room for the longest segment.
 *
 * @param batch columns of the text
 * @param steps of this segment
 * @param longest the most steps of any segment
 */
public record Room(int batch, int steps, int longest) {
    /** No segments: every tensor has just its own size. */
    static final Room NONE = new Room(1, 0, 0);

    /** Whether a table with this number of rows belongs to the segment. Tables of a single step do not. */
    boolean holds(int rows) {
        return rows > batch && (rows == steps * batch || rows == (steps - 1) * batch);
    }

    /** Rows of the longest segment. */
    int most() {
        return longest * batch;
    }
}
