package assay.internal.core.text;

/** Text for people in lines that fit a terminal. */
public final class Wrapped {
    /** Columns of a line. */
    public static final int WIDTH = 100;

    private Wrapped() {}

    /**
     * The text in lines of at most {@link #WIDTH} columns, broken at blanks; a longer word gets a line of its own.
     *
     * @param head the unchanged beginning of the first line
     * @param text the text that follows it
     * @param indent blanks before each further line
     */
    public static String text(String head, String text, int indent) {
        StringBuilder all = new StringBuilder();
        StringBuilder line = new StringBuilder(head);
        boolean begun = false;
        for (String word : text.split(" ")) {
            int gap = begun ? 1 : 0;
            if (begun && line.length() + gap + word.length() > WIDTH) {
                all.append(line).append(System.lineSeparator());
                line = new StringBuilder(" ".repeat(indent)).append(word);
            } else {
                line.append(" ".repeat(gap)).append(word);
            }
            begun = true;
        }
        return all.append(line).toString().stripTrailing();
    }
}
