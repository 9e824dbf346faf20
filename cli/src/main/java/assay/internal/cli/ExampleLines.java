package assay.internal.cli;

import picocli.CommandLine.Help;

/** Examples below a command's help: those longer than a line go on in the next one, so that they can be copied. */
final class ExampleLines {
    private static final int WIDTH = 80;

    private ExampleLines() {}

    /** Writes the examples as picocli asks for it. */
    static String of(Help help) {
        StringBuilder text = new StringBuilder();
        for (String line : help.commandSpec().usageMessage().footer()) {
            text.append(broken(line)).append(System.lineSeparator());
        }
        return text.toString();
    }

    /** The line with a backslash at the end of each part; broken before an option, or at a blank, outside quotes. */
    static String broken(String line) {
        if (line.length() <= WIDTH) {
            return line;
        }
        int at = -1;
        int option = -1;
        boolean quoted = false;
        for (int i = 0; i <= WIDTH - 2; i++) {
            char c = line.charAt(i);
            quoted ^= c == '\'';
            if (c == ' ' && !quoted && !line.substring(0, i).isBlank()) {
                at = i;
                option = line.charAt(i + 1) == '-' ? i : option;
            }
        }
        at = option > 0 ? option : at;
        return at < 0
                ? line
                : line.substring(0, at) + " \\" + System.lineSeparator() + broken("      " + line.substring(at + 1));
    }
}
