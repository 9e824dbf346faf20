package assay.internal.core.text;

/**
 * Makes texts from outside (mostly names of files) safe for a terminal. Control characters, which could move the cursor or
 * change colours, and marks that change the direction of writing are written as their numbers.
 */
public final class Printable {
    private Printable() {}

    /** The text; line feeds and tabs stay. */
    public static String of(String text) {
        StringBuilder shown = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isHidden(c)) {
                shown = shown == null ? new StringBuilder(text.substring(0, i)) : shown;
                shown.append(String.format("\\u%04x", (int) c));
            } else if (shown != null) {
                shown.append(c);
            }
        }
        return shown == null ? text : shown.toString();
    }

    private static boolean isHidden(char c) {
        return Character.isISOControl(c) && c != '\n' && c != '\t'
                || c >= 0x2028 && c <= 0x202e
                || c >= 0x2066 && c <= 0x2069;
    }
}
