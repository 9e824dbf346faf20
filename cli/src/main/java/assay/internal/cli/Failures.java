package assay.internal.cli;

import assay.core.error.AssayException;
import assay.core.error.AssayException.ExitCode;
import assay.internal.cli.options.NumberBounds;
import assay.internal.experiments.config.yaml.Nearest;
import assay.internal.experiments.work.AssayHome;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns a failure into a message on standard error and an exit code. A user's mistake has no stack trace. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
    /** The longest message, in characters. */
    private static final int LONGEST = 8_000;

    private final PrintWriter err;

    Failures(PrintWriter err) {
        this.err = err;
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine line = e.getCommandLine();
        if (e.getCause() instanceof AssayException cause) {
            return tell(cause, false);
        }
        String command = line.getParent() == null ? "" : line.getCommandName() + ": ";
        err.println("assay: " + command
                + number(e).or(() -> choice(e)).or(() -> unknown(e)).orElse(e.getMessage()));
        err.println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.WRONG_USAGE.code();
    }

    /** For a command or an option that does not exist: the one that was probably meant. */
    private static Optional<String> unknown(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException unmatched)
                || unmatched.getUnmatched().isEmpty()) {
            return Optional.empty();
        }
        CommandSpec spec = e.getCommandLine().getCommandSpec();
        String word = unmatched.getUnmatched().get(0);
        if (word.startsWith("-")) {
            String name = word.replaceFirst("=.*", "");
            return Optional.of("unknown option '" + name + "'."
                    + Nearest.hint(name, spec.optionsMap().keySet()));
        }
        return Optional.of(
                spec.subcommands().isEmpty()
                        ? "expected no more arguments, found '" + word + "'."
                        : "unknown command '" + word + "'."
                                + Nearest.hint(word, spec.subcommands().keySet()));
    }

    /** For a word that is not one of the possible words: the possible words, and the one that was probably meant. */
    private static Optional<String> choice(ParameterException e) {
        if (e.getArgSpec() == null
                || e.getValue() == null
                || !e.getArgSpec().type().isEnum()) {
            return Optional.empty();
        }
        List<String> choices = new ArrayList<>();
        e.getArgSpec().completionCandidates().forEach(choices::add);
        String name = e.getArgSpec() instanceof OptionSpec o
                ? o.longestName()
                : e.getArgSpec().paramLabel();
        return Optional.of(name + ": expected one of " + String.join(", ", choices) + ", found '" + e.getValue() + "'."
                + Nearest.hint(e.getValue(), choices));
    }

    /** For a text that is not a number: what the option expects. */
    private static Optional<String> number(ParameterException e) {
        return e.getArgSpec() instanceof OptionSpec option && e.getValue() != null
                ? NumberBounds.message(option, e.getValue()).map(m -> option.longestName() + ": " + m)
                : Optional.empty();
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed) {
        if (e instanceof ParameterException usage) {
            return handleParseException(usage, new String[0]);
        }
        return tell(e, ((Assay) line.getCommandSpec().root().userObject()).verbose());
    }

    /** Prints what failed and returns the exit code. */
    int tell(Throwable e, boolean verbose) {
        if (e instanceof OutOfMemoryError) {
            return outOfMemory(e, verbose);
        }
        int code = e instanceof AssayException told ? told.exitCode().code() : fileOrFault(e);
        if (verbose) {
            e.printStackTrace(err);
        }
        err.flush();
        return code == ExitCode.OUR_FAULT.code() ? ourFault(e, verbose) : message(e, code);
    }

    /** The message if the work was too large for this machine and this was not known before. */
    private int outOfMemory(Throwable e, boolean verbose) {
        if (verbose) {
            e.printStackTrace(err);
        }
        err.println("assay: memory: expected to need at most the "
                + (Runtime.getRuntime().maxMemory() >> 20)
                + " MiB that Java may take, found that it is too little (" + e.getMessage()
                + "). Ask for something smaller, or give Java more: ASSAY_JAVA_OPTS=-Xmx8g.");
        return ExitCode.DATA_REFUSED.code();
    }

    private int message(Throwable e, int code) {
        if (e instanceof InvalidPathException path) {
            err.println("assay: path '" + path.getInput() + "': " + path.getReason()
                    + ". Expected a name that files can have" + " in this locale: LC_ALL=C.UTF-8 knows all letters.");
        } else {
            err.println("assay: " + shortened(e instanceof AssayException ? e.getMessage() : fileMessage(io(e))));
        }
        return code;
    }

    /** Shortens a message, because it may contain a whole file without a line break. */
    private static String shortened(String message) {
        return message.length() <= LONGEST
                ? message
                : message.substring(0, LONGEST / 2) + " ... " + message.substring(message.length() - LONGEST / 2);
    }

    private static int fileOrFault(Throwable e) {
        if (e instanceof InvalidPathException) {
            return ExitCode.WRONG_USAGE.code();
        }
        return (io(e) == null ? ExitCode.OUR_FAULT : ExitCode.DATA_REFUSED).code();
    }

    private static IOException io(Throwable e) {
        if (e instanceof UncheckedIOException unchecked) {
            return unchecked.getCause();
        }
        return e instanceof IOException plain ? plain : null;
    }

    private static String fileMessage(IOException e) {
        String what = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        if (e instanceof NoSuchFileException) {
            return what + ": no such file or folder.";
        }
        if (e instanceof AccessDeniedException) {
            return what + ": permission denied.";
        }
        return "a file could not be read or written: " + what + ". Check the disk's free space and rights.";
    }

    private int ourFault(Throwable e, boolean printed) {
        String what = e.getMessage() == null ? "" : ": " + e.getMessage();
        err.println("assay: failed, and it is our fault: " + e.getClass().getName() + what + ".");
        if (!printed) {
            err.println(keep(e));
        }
        return ExitCode.OUR_FAULT.code();
    }

    /** Writes the stack trace to a file, and says where it is, or why that failed. */
    private static String keep(Throwable e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        try {
            Path logs = Files.createDirectories(AssayHome.logs());
            Path file = Files.createTempFile(logs, "failure-", ".txt");
            Files.writeString(file, trace.toString(), StandardCharsets.UTF_8);
            return "The stack trace is in " + file + "; -v prints it.";
        } catch (IOException | RuntimeException unwritable) {
            return "The stack trace could not be written to " + AssayHome.logs() + "; -v prints it.";
        }
    }
}
