package assay.internal.cli;

import assay.core.error.UsageException;
import assay.internal.experiments.config.yaml.Nearest;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assay help}: all commands, or the {@code --help} of one command. */
@Command(
        name = "help",
        header = "This list, or the help of a command.",
        description = "Show all commands, or the options and examples of one: as 'assay COMMAND --help'.",
        footerHeading = "%nExamples:%n",
        footer = {"  assay help", "  assay help query", "  assay help proxy score"})
final class HelpCommand extends AssayCommand {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "The command, and its part where it has some.")
    private List<String> names = new ArrayList<>();

    @Override
    public Integer call() {
        CommandLine about = spec.root().commandLine();
        for (String name : names) {
            CommandLine part = about.getSubcommands().get(name);
            if (part == null) {
                throw new UsageException("help: expected a command, found '" + name + "'."
                        + Nearest.hint(name, about.getSubcommands().keySet()) + " 'assay help' lists all.");
            }
            about = part;
        }
        about.usage(out());
        return 0;
    }
}
