package assay.internal.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code assay completion}: what makes a shell complete commands and options. */
@Command(
        name = "completion",
        header = "A script that completes commands in bash and zsh.",
        description = "Print a script for bash and zsh. With it the Tab key completes commands and options.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay completion > ~/.assay/completion.sh",
            "  source ~/.assay/completion.sh     # also into ~/.bashrc or ~/.zshrc"
        })
final class CompletionCommand extends AssayCommand {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        out().print(AutoComplete.bash("assay", spec.root().commandLine()));
        return 0;
    }
}
