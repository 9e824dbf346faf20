package assay.internal.experiments.config.yaml;

/** Makes texts of users fit for a line of a table or a page. */
public final class OneLine {
    private OneLine() {}

    /** Replaces line breaks, control characters, half surrogate pairs and non-characters (U+FFFE) by a blank. */
    public static String of(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().map(c -> isText(c) ? c : ' ').forEach(line::appendCodePoint);
        return line.toString().replaceAll("\\s+", " ").strip();
    }

    /** Whether a text has none of these, so that every form in which it is kept can be read again. */
    public static boolean isText(String text) {
        return text.codePoints().allMatch(OneLine::isText);
    }

    private static boolean isText(int c) {
        boolean separator = c == 0x2028 || c == 0x2029;
        boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        boolean none = (c & 0xFFFE) == 0xFFFE || c >= 0xFDD0 && c <= 0xFDEF || c == 0xFEFF;
        return !Character.isISOControl(c) && !separator && !half && !none;
    }
}
