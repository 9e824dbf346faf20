package assay.internal.cli;

import assay.internal.experiments.plan.ShellText;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * The common part of every command: where it writes. Only the answer goes to {@link #out()}; progress and remarks go to {@link
 * #err()}. Failures are thrown as {@link assay.core.error.AssayException}.
 */
public abstract class AssayCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    /** Standard output: the answer. */
    protected final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** Standard error: progress, remarks. */
    protected final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** A remark on standard error, unless {@code -q} was given. */
    protected final void remark(String text) {
        if (!quiet()) {
            err().println(text);
            err().flush();
        }
    }

    /** Whether {@code -q} was given. */
    protected final boolean quiet() {
        return program().quiet();
    }

    /** Whether {@code -v} was given. */
    protected final boolean verbose() {
        return program().verbose();
    }

    /** Whether standard error is a terminal, so that progress can overwrite its line. The launcher passes this. */
    protected final boolean terminal() {
        return Boolean.getBoolean("assay.terminal");
    }

    /** The command line as it was given, for the provenance: it gives the same results again. */
    protected final String commandLine() {
        return "assay "
                + ShellText.words(spec.root().commandLine().getParseResult().originalArgs());
    }

    /** The first of these options that was given, if any was. */
    protected final Optional<String> given(Set<String> options) {
        return spec.commandLine().getParseResult().matchedOptions().stream()
                .map(o -> o.longestName())
                .filter(options::contains)
                .findFirst();
    }

    private Assay program() {
        return (Assay) spec.root().userObject();
    }
}
