package assay.internal.cli.answer;

import picocli.CommandLine.Help.Ansi;

/**
 * Colours of answers, where standard output is a terminal. A word always says the same; the environment variable {@code NO_COLOR}
 * turns colours off (no-color.org).
 */
public final class Paint {
    private Paint() {}

    /** A heading. */
    public static String strong(String text) {
        return painted("bold", text);
    }

    /** What is as it should be. */
    public static String good(String text) {
        return painted("green", text);
    }

    /** What is not as it should be. */
    public static String bad(String text) {
        return painted("bold,red", text);
    }

    private static String painted(String style, String text) {
        return Ansi.AUTO.string("@|" + style + " " + text + "|@");
    }
}
