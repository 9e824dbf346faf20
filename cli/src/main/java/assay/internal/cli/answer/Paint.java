package assay.internal.cli.answer;

import picocli.CommandLine.Help.Ansi;

/**
 * Colours of answers, if standard output is a terminal. Colours never replace words; the environment variable {@code NO_COLOR}
 * turns them off (no-color.org).
 */
public final class Paint {
    private Paint() {}

    /** A heading. */
    public static String strong(String text) {
        return painted("bold", text);
    }

    /** A good result. */
    public static String good(String text) {
        return painted("green", text);
    }

    /** A bad result. */
    public static String bad(String text) {
        return painted("bold,red", text);
    }

    private static String painted(String style, String text) {
        return Ansi.AUTO.string("@|" + style + " " + text + "|@");
    }
}
