package assay.internal.experiments.plan;

import java.util.List;
import java.util.stream.Collectors;

/** Words as a shell reads them. */
public final class ShellText {
    private ShellText() {}

    /** One word, quoted if a shell would read it as something else. */
    public static String word(String text) {
        return text.matches("[A-Za-z0-9_@%+=:,./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /** A command. */
    public static String words(List<String> command) {
        return command.stream().map(ShellText::word).collect(Collectors.joining(" "));
    }

    /** A comment of several lines; a line break in a text cannot end it. */
    public static String comment(List<String> lines) {
        return lines.stream().map(l -> "# " + l.replaceAll("\\s+", " ") + "\n").collect(Collectors.joining());
    }
}
