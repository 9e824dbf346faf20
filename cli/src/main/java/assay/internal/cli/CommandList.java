package assay.internal.cli;

import assay.internal.cli.answer.Paint;
import picocli.CommandLine.Help;

/** The list of commands in {@code assay help}: in groups, a line each. Commands with parts of their own list those plainly. */
final class CommandList {
    private CommandList() {}

    /** Writes the list as picocli asks for it. */
    static String of(Help help) {
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
}
