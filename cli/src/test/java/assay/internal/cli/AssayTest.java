package assay.internal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.AssayException;
import assay.core.error.DataMissingException;
import assay.core.error.InterruptedRunException;
import assay.core.error.OutOfTableException;
import assay.core.error.ShapeException;
import assay.core.error.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

class AssayTest {
    @TempDir
    Path home;

    @BeforeEach
    void useAFreshHome() {
        System.setProperty("assay.home", home.toString());
    }

    @AfterEach
    void forgetIt() {
        System.clearProperty("assay.home");
    }

    /** Fails as the test says. */
    @Command(name = "fail")
    static final class Fail implements Callable<Integer> {
        static Supplier<Throwable> next;

        @Override
        public Integer call() throws Exception {
            Throwable t = next.get();
            if (t instanceof Error e) {
                throw e;
            }
            throw (Exception) t;
        }
    }

    private static Ran fail(Supplier<Throwable> with, String... more) {
        Fail.next = with;
        String[] args = new String[more.length + 1];
        args[0] = "fail";
        System.arraycopy(more, 0, args, 1, more.length);
        return Ran.commands(List.of(Fail.class), args);
    }

    static List<AssayException> failures() {
        return List.of(
                new UsageException("u"),
                new DataMissingException("d"),
                new OutOfTableException("o"),
                new InterruptedRunException("i"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void failure_isToldWithoutStackTraceAndWithItsCode(AssayException e) {
        Ran ran = fail(() -> e);
        assertEquals(e.exitCode().code(), ran.code());
        assertEquals("assay: " + e.getMessage() + "\n", ran.err());
        assertEquals("", ran.out());
    }

    @Test
    void ourFault_saysWhereTheStackTraceWent() throws IOException {
        Ran ran = fail(() -> new IllegalStateException("boom"));
        assertEquals(1, ran.code());
        assertTrue(ran.err().contains("java.lang.IllegalStateException: boom"), ran.err());
        assertFalse(ran.err().contains("\tat "), ran.err());
        try (var logs = Files.list(home.resolve("logs"))) {
            Path log = logs.findFirst().orElseThrow();
            assertTrue(ran.err().contains(log.toString()), ran.err());
            assertTrue(Files.readString(log).contains("\tat assay.internal.cli.AssayTest"));
        }
    }

    @Test
    void verbose_printsTheStackTrace() {
        assertTrue(fail(() -> new IllegalStateException("boom"), "-v")
                .err()
                .contains("\tat assay.internal.cli.AssayTest"));
        assertTrue(fail(() -> new UsageException("u"), "-v").err().contains("\tat assay.internal.cli.AssayTest"));
    }

    @Test
    void errorsAndShapes_areOurFault() {
        assertEquals(1, fail(() -> new UnsatisfiedLinkError("no jnind4j")).code());
        assertEquals(1, fail(() -> new ShapeException("s")).code());
    }

    @Test
    void messageThatQuotesAWholeFile_isShortened() {
        String said = fail(() -> new UsageException("found '" + "m".repeat(1_000_000) + "'. Do this."))
                .err();
        assertTrue(said.length() < 10_000 && said.endsWith("mm'. Do this.\n"), () -> said.length() + " characters");
    }

    @Test
    void whatJavaHasNoMemoryFor_isRefused() {
        Ran ran = fail(() -> new OutOfMemoryError("Java heap space"));
        assertEquals(3, ran.code());
        assertTrue(ran.err().startsWith("assay: memory: ") && ran.err().contains("-Xmx"), ran.err());
    }

    @Test
    void unreadableFile_isDataMissing() {
        Ran ran = fail(() -> new NoSuchFileException("/no/where"));
        assertEquals(3, ran.code());
        assertEquals("assay: /no/where: no such file or folder.\n", ran.err());
        assertEquals(
                3,
                fail(() -> new UncheckedIOException(new IOException("No space left on device")))
                        .code());
    }

    @Test
    void homeThatCannotBeAPath_isWrongUsage() {
        System.setProperty("assay.home", "a\0b");
        Ran ran = Ran.assay("list", "stores");
        assertEquals(2, ran.code(), ran.err());
        assertTrue(ran.err().contains("Expected a name that files can have in this locale"), ran.err());
    }

    @Test
    void wrongUsage_isToldOnStandardError() {
        for (String[] args : List.of(new String[] {"nonsense"}, new String[] {"doctor", "--nope"})) {
            Ran ran = Ran.assay(args);
            assertEquals(2, ran.code());
            assertEquals("", ran.out());
            assertTrue(ran.err().startsWith("assay: "), ran.err());
        }
        assertTrue(Ran.assay("doctor", "--nope").err().startsWith("assay: doctor: "));
    }

    /** {@code assay import "$UNSET"} took the current folder. */
    @Test
    void emptyPath_isWrongUsage_inEveryOptionOfEveryCommand() {
        int options = 0;
        for (Class<?> command : Commands.ALL) {
            CommandLine line = new CommandLine(command);
            for (List<String> name : pathOptions(line, List.of(line.getCommandName()))) {
                List<String> args = new ArrayList<>(name);
                args.add("");
                Ran ran = Ran.assay(args.toArray(String[]::new));
                assertEquals(2, ran.code(), args + ran.err());
                // If a command needs more arguments, picocli tells about the missing ones first.
                boolean isMissing = ran.err().contains("Missing required");
                assertTrue(isMissing || ran.err().contains("expected a path, found an empty text"), args + ran.err());
                options += isMissing ? 0 : 1;
            }
        }
        assertTrue(options > 20, "options that are paths: " + options);
        Ran unset = Ran.assay("import", "");
        assertEquals(2, unset.code(), unset.err());
        assertTrue(unset.err().contains("expected a path, found an empty text"), unset.err());
    }

    private static List<List<String>> pathOptions(CommandLine line, List<String> command) {
        List<List<String>> all = new ArrayList<>();
        for (OptionSpec option : line.getCommandSpec().options()) {
            if (Arrays.asList(option.auxiliaryTypes()).contains(Path.class)) {
                List<String> args = new ArrayList<>(command);
                for (PositionalParamSpec argument : line.getCommandSpec().positionalParameters()) {
                    if (argument.arity().min() > 0) {
                        args.add("x");
                    }
                }
                args.add(option.longestName());
                all.add(args);
            }
        }
        line.getSubcommands().forEach((name, sub) -> {
            List<String> args = new ArrayList<>(command);
            args.add(name);
            all.addAll(pathOptions(sub, args));
        });
        return all;
    }

    @Test
    void help_namesEveryExitCode() {
        Ran ran = Ran.assay("--help");
        assertEquals(0, ran.code());
        for (AssayException.ExitCode code : AssayException.ExitCode.values()) {
            assertTrue(ran.out().lines().anyMatch(l -> l.strip().startsWith(code.code() + "  ")), ran.out());
        }
    }

    @Test
    void alone_itListsCommandsInGroups_aLineEach() {
        Ran alone = Ran.assay();
        assertEquals(0, alone.code(), alone.err());
        assertEquals(Ran.assay("help").out(), alone.out());
        assertEquals(Ran.assay("--help").out(), alone.out());
        List<String> lines = alone.out().lines().toList();
        assertTrue(lines.stream().allMatch(l -> l.length() <= 80), alone.out());
        for (Commands.Group group : Commands.GROUPS) {
            int at = lines.indexOf(group.title());
            assertTrue(at > 0, group.title());
            for (Class<?> command : group.commands()) {
                assertTrue(lines.get(++at).startsWith("  " + Commands.name(command) + " "), lines.get(at));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void help_fitsEightyColumns_andIsThatOfTheOption(Class<?> command) {
        Ran help = Ran.assay("help", Commands.name(command));
        assertEquals(Ran.assay(Commands.name(command), "--help").out(), help.out());
        for (String line : help.out().lines().toList()) {
            assertTrue(line.length() <= 80, line);
        }
        // A file's name is not broken into two lines, but in the usage, where the library breaks labels.
        assertFalse(
                Pattern.compile("[a-z/]\\.\\R *(md|json|txt|yaml|html|assay)\\b")
                        .matcher(help.out())
                        .find(),
                help.out());
    }

    @Test
    void helpOfAPart_isShown_andOfNothingRefused() {
        assertTrue(Ran.assay("help", "proxy", "score").out().startsWith("Usage: assay proxy score "));
        Ran none = Ran.assay("help", "qeury");
        assertEquals(2, none.code());
        assertTrue(none.err().contains("Did you mean 'query'?"), none.err());
    }

    @ParameterizedTest
    @CsvSource({
        "qeury 201, unknown command 'qeury'. Did you mean 'query'?",
        "repot, unknown command 'repot'. Did you mean 'report'?",
        "proxy scroe, proxy: unknown command 'scroe'. Did you mean 'score'?",
        "query 201 --indx 5, query: unknown option '--indx'. Did you mean '--index'?",
        "query 201 --sped=5, query: unknown option '--sped'.",
        "query 201 202, 'query: expected no more arguments, found ''202''.'"
    })
    void whatIsNotThere_isToldWithTheNearest(String line, String expected) {
        Ran ran = Ran.assay(line.split(" "));
        assertEquals(2, ran.code());
        assertTrue(ran.err().contains(expected), ran.err());
    }

    @Test
    void completion_isAScriptThatKnowsCommands() {
        Ran ran = Ran.assay("completion");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().startsWith("#!/usr/bin/env bash"));
        assertTrue(ran.out().contains("complete -F _complete_assay -o default assay"), ran.out());
        assertTrue(ran.out().contains("reproduce"));
    }

    @Test
    void longExamples_areBrokenSoThatTheyCanBeCopied() {
        String line =
                "  assay query 201 --index 6111 --arch 'a text with blanks that goes on' --dataset cifar10 --trials mean";
        assertEquals(
                "  assay query 201 --index 6111 --arch 'a text with blanks that goes on' \\\n"
                        + "      --dataset cifar10 --trials mean",
                HelpShape.broken(line));
    }

    static List<Class<?>> commands() {
        return Commands.ALL;
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpOfEachCommand_hasAnExample(Class<?> command) {
        String name = command.getAnnotation(Command.class).name();
        Ran ran = Ran.assay(name, "--help");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().contains("Example"), ran.out());
        assertTrue(ran.out().lines().anyMatch(l -> l.startsWith("  assay " + name)), ran.out());
    }

    @Test
    void version_isTheBuilds() {
        assertTrue(Ran.assay("--version").out().matches("(?s)assay \\d+\\.\\d+\\.\\d+ .*\\njava .*"));
    }
}
