package assay.internal.cli;

import assay.internal.cli.answer.Paint;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The form of help: the list of commands in groups, and examples that can be copied. */
final class HelpShape {
    private static final int WIDTH = 80;

    private HelpShape() {}

    /** Gives this shape to a command line and all its commands. */
    static void give(CommandLine line) {
        line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, HelpShape::commands);
        shape(line);
    }

    /** A header is a command's line in the list of commands; its own help begins with the usage. */
    private static void shape(CommandLine line) {
        line.getHelpSectionMap().remove(UsageMessageSpec.SECTION_KEY_HEADER);
        line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_FOOTER, HelpShape::examples);
        UsageMessageSpec usage = line.getCommandSpec().usageMessage();
        usage.footer(
                Arrays.stream(usage.footer()).flatMap(l -> broken(l).lines()).toArray(String[]::new));
        line.setHelpFactory(WholeWordsHelp::new);
        line.getSubcommands().values().forEach(HelpShape::shape);
    }

    /** All commands, a line each. Commands that have subcommands list these without groups. */
    private static String commands(Help help) {
        if (!(help.commandSpec().userObject() instanceof Assay)) {
            return help.commandList();
        }
        StringBuilder text = new StringBuilder();
        for (Commands.Group group : Commands.GROUPS) {
            text.append(Paint.strong(group.title())).append(System.lineSeparator());
            group.commands().forEach(c -> text.append("  %-11s %s%n".formatted(Commands.name(c), Commands.about(c))));
        }
        return text.toString();
    }

    /** The lines unchanged: a percent sign stays a percent sign. */
    private static String examples(Help help) {
        String[] lines = help.commandSpec().usageMessage().footer();
        return lines.length == 0 ? "" : String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    /**
     * Breaks an example that is longer than a line. Each part except the last ends with a backslash. Breaks are before an
     * option, or at a blank, outside quotes.
     */
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
