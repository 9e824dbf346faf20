package assay.core.space.text;

/** Finds where a call ends in a line of a log. */
final class Brackets {
    private Brackets() {}

    /**
     * The place after the bracket that closes the one before {@code from}; the end of the text if there is no such bracket.
     */
    static int end(String text, int from) {
        int open = 1;
        int at = from;
        while (at < text.length() && open > 0) {
            char c = text.charAt(at++);
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        return at;
    }
}
