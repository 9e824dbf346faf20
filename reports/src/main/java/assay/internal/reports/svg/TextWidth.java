package assay.internal.reports.svg;

/**
 * The approximate width of a text, by the widths in Helvetica and Arial. It is exact enough to decide whether the text fits.
 */
public final class TextWidth {
    /** The widths of the characters from blank to tilde, in thousandths of the font size. */
    private static final int[] WIDTHS = {
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556,
                556, 556,
        556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
                722, 778,
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556,
                278, 556,
        556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334,
                584
    };

    /** Other system fonts are wider; of the usual ones DejaVu Sans is the widest, by 13 to 18 % for names of methods. */
    private static final double SURE = 1.18;

    private static final int OTHER = 620;

    private TextWidth() {}

    /** The width in pixels, for a font size in pixels. */
    public static double of(String text, double size) {
        return text.codePoints()
                        .mapToDouble(c -> c >= ' ' && c <= '~' ? WIDTHS[c - ' '] : OTHER)
                        .sum()
                * size
                / 1000
                * SURE;
    }

    /** The text, or its beginning and end with an ellipsis between if it is too wide. */
    public static String fit(String text, double size, double room) {
        if (of(text, size) <= room) {
            return text;
        }
        int[] letters = text.codePoints().toArray();
        for (int kept = letters.length - 1; kept > 1; kept--) {
            int head = (kept + 1) / 2;
            String cut =
                    new String(letters, 0, head) + '…' + new String(letters, letters.length - kept + head, kept - head);
            if (of(cut, size) <= room) {
                return cut;
            }
        }
        return "…";
    }
}
