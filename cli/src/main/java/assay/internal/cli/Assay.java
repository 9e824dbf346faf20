package assay.internal.cli;

import assay.core.error.AssayException;
import assay.internal.cli.options.NumberBounds;
import assay.internal.core.plugin.Plugins;
import assay.internal.core.text.PrintableWriter;
import assay.internal.experiments.work.Interrupt;
import assay.internal.experiments.work.Version;
import java.io.File;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The program. The common parts of all commands: help, version, verbosity, exit codes and error messages. */
@Command(
        name = "assay",
        versionProvider = Assay.VersionLines.class,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%n",
        description = "How good is the architecture that a search method finds, really?",
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay run                                   # searches on images it carries",
            "  assay query 201 --index 6111 --standard     # a number of NAS-Bench-201",
            "  assay judge examples/judge/searches.csv --on mini201",
            "  assay help run                              # its options and examples"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "  0:done",
            "  1:our fault: a defect of Assay; the message says where the stack trace is",
            "  2:wrong usage: options or a configuration that cannot be understood",
            "  3:data missing or refused: not imported, damaged, or cannot be read or written",
            "  4:not in the table: a well-formed question about something that was not measured",
            "130:interrupted, after a checkpoint where the command has one"
        })
public final class Assay implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help and exit.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version and exit.")
    private boolean version;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "No progress, only the answer and errors.")
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Print more on standard error: logs, and stack traces of failures.")
    private boolean verbose;

    @Option(
            names = "--plugin",
            paramLabel = "JAR",
            scope = ScopeType.INHERIT,
            description = "Load a plug-in (docs/plug-ins.md): code that runs with your rights. Default: ASSAY_PLUGINS.")
    private List<Path> plugins = new ArrayList<>();

    boolean quiet() {
        return quiet;
    }

    boolean verbose() {
        return verbose;
    }

    /** How much the libraries log on standard error; must be set before the first library is loaded. */
    private void logLevel() {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", quiet ? "error" : verbose ? "debug" : "warn");
        if (!verbose) {
            // Users do not need the names of threads and classes.
            System.setProperty("org.slf4j.simpleLogger.showThreadName", "false");
            System.setProperty("org.slf4j.simpleLogger.showLogName", "false");
        }
    }

    /** Without a command, it prints the help with all commands. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    public static void main(String[] args) {
        Interrupt interrupt = Interrupt.watch();
        Stdout stdout = new Stdout();
        PrintWriter err = new PrintWriter(System.err, true);
        int code = stdout.finish(run(args, stdout.writer(), err), err);
        interrupt.over();
        System.exit(code);
    }

    /** The program with all its commands, for shell completion and manual pages. */
    public static CommandLine line() {
        return line(Commands.ALL);
    }

    private static CommandLine line(List<Class<?>> commands) {
        CommandLine line = new CommandLine(new Assay());
        commands.forEach(line::addSubcommand);
        // Everything after its first word is the command to be planned.
        Optional.ofNullable(line.getSubcommands().get("plan")).ifPresent(plan -> plan.setStopAtPositional(true));
        HelpShape.give(line);
        return line.registerConverter(Path.class, Assay::path);
    }

    /** Runs one command line in this JVM and returns its exit code. */
    public static int run(String[] args, PrintWriter out, PrintWriter err) {
        return run(Commands.named(args), args, out, err);
    }

    /** Refuses an empty path, which would mean the current folder. It often comes from an unset variable in a script. */
    private static Path path(String text) {
        if (text.isBlank()) {
            throw new TypeConversionException("expected a path, found an empty text (a variable that is not set?)");
        }
        return Path.of(text);
    }

    private static void usePlugins(List<Path> given) {
        List<Path> all = new ArrayList<>();
        String named = System.getenv("ASSAY_PLUGINS");
        if (named != null) {
            Arrays.stream(named.split(File.pathSeparator))
                    .filter(n -> !n.isBlank())
                    .map(Path::of)
                    .forEach(all::add);
        }
        all.addAll(given);
        Plugins.use(all);
    }

    static int run(List<Class<?>> commands, String[] args, PrintWriter out, PrintWriter stderr) {
        PrintWriter err = new PrintableWriter(stderr);
        Failures failures = new Failures(err);
        try {
            CommandLine line = line(commands)
                    .setOut(out)
                    .setErr(err)
                    .setExpandAtFiles(false)
                    .setUsageHelpWidth(80)
                    .setParameterExceptionHandler(failures)
                    .setExecutionExceptionHandler(failures)
                    .setExecutionStrategy(parsed -> {
                        Assay program = (Assay) parsed.commandSpec().root().userObject();
                        program.logLevel();
                        try {
                            NumberBounds.check(parsed);
                            usePlugins(program.plugins);
                        } catch (AssayException e) {
                            return failures.tell(e, program.verbose);
                        }
                        return new CommandLine.RunLast().execute(parsed);
                    });
            return line.execute(args);
        } catch (Throwable t) {
            // An Error (out of memory, a missing native library): picocli lets it through.
            return failures.tell(t, Arrays.asList(args).contains("-v"));
        } finally {
            out.flush();
            err.flush();
        }
    }

    /** What {@code --version} prints. */
    static final class VersionLines implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "assay " + Version.number() + " (" + Version.commit() + ")",
                "java " + System.getProperty("java.version")
            };
        }
    }
}
