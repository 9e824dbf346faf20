package assay.internal.cli.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.internal.cli.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Every number that the look-up commands take, at its edges: a right answer or a refusal, never "our fault". */
class NumericOptionsTest {
    private static final List<String> VALUES = List.of(
            "0",
            "-1",
            "1",
            "2147483647",
            "2147483648",
            "9223372036854775808",
            "1e308",
            "-1e308",
            "NaN",
            "Infinity",
            "1.5",
            "");
    private static final List<String> QUESTION =
            List.of("--dataset", "cifar10", "--split", "test", "--schedule", "200", "--trials", "mean");
    private static final List<String> TRAINING =
            List.of("--dataset", "cifar10-valid", "--schedule", "12", "--trials", "777", "--index", "7");

    /** What a command is given so that it has an answer; the option that is tried goes in the place of its own. */
    private static final Map<Class<?>, List<String>> ANSWERED = Map.of(
            QueryCommand.class, with(QUESTION, "--index", "0"),
            TopCommand.class, QUESTION,
            ParetoCommand.class, with(QUESTION, "--x", "latency:edgegpu"),
            CurveCommand.class,
                    List.of(
                            "--dataset",
                            "cifar10-valid",
                            "--split",
                            "valid",
                            "--schedule",
                            "12",
                            "--trials",
                            "777",
                            "--index",
                            "7"),
            SimulateCommand.class, TRAINING);

    /** Options whose text must be a number, which picocli does not know. */
    private static final Set<String> NUMBERS_AS_TEXT =
            Set.of("--index", "--schedule", "--trials", "--epoch", "--space", "--seed");

    @TempDir
    static Path folder;

    static TruthStore store;

    @BeforeAll
    static void importOnce() throws IOException {
        store = new TruthStore(folder);
    }

    private static List<String> with(List<String> base, String... more) {
        List<String> all = new ArrayList<>(base);
        all.addAll(List.of(more));
        return all;
    }

    private static boolean takesNumbers(OptionSpec option) {
        Class<?> type = option.type();
        return NUMBERS_AS_TEXT.contains(option.longestName())
                || Number.class.isAssignableFrom(type)
                || type.isPrimitive() && type != boolean.class
                || option.longestName().equals("--max");
    }

    @Test
    void everyNumber_isAnsweredOrRefused() {
        Set<String> tried = new HashSet<>();
        ANSWERED.forEach((command, base) -> {
            String name = command.getAnnotation(CommandLine.Command.class).name();
            assertEquals(0, store.run(name, base.toArray(String[]::new)).code());
            for (OptionSpec option : new CommandLine(command).getCommandSpec().options()) {
                if (!takesNumbers(option)) {
                    continue;
                }
                tried.add(name + " " + option.longestName());
                for (String value : VALUES) {
                    List<String> args = new ArrayList<>(base);
                    int own = args.indexOf(option.longestName());
                    if (own >= 0) {
                        args.subList(own, own + 2).clear();
                    }
                    String text = option.longestName().equals("--max") ? "latency:edgegpu=" + value : value;
                    args.add(option.longestName() + "=" + text);
                    Ran ran = store.run(name, args.toArray(String[]::new));
                    assertTrue(
                            Set.of(0, 2, 3, 4).contains(ran.code()),
                            name + " " + args + ": " + ran.code() + " " + ran.err());
                    assertFalse(ran.err().contains("our fault"), ran.err());
                    if (!Double.isFinite(parsed(value)) || value.isEmpty()) {
                        boolean none = value.isEmpty() && NUMBERS_AS_TEXT.contains(option.longestName());
                        assertTrue(none || ran.code() == 2, name + " " + args + ": " + ran.code());
                    }
                }
            }
        });
        assertTrue(tried.size() >= 20, tried.toString());
        assertTrue(
                tried.containsAll(Set.of("top --count", "top --max", "simulate --budget", "simulate --evaluation-s")));
    }

    private static double parsed(String value) {
        return value.isEmpty() ? 0 : Double.parseDouble(value);
    }

    @Test
    void anOptionBesideAList_isRefusedToo() throws IOException {
        Path list = Files.writeString(folder.resolve("list"), "index\n7\n");
        for (String budget : List.of("0", "-1", "NaN", "-Infinity", "")) {
            Ran ran = store.run(
                    "simulate",
                    "--dataset",
                    "cifar10-valid",
                    "--schedule",
                    "12",
                    "--trials",
                    "777",
                    "--batch",
                    list.toString(),
                    "--budget=" + budget);
            assertEquals(2, ran.code(), budget + ran.err());
        }
    }

    @Test
    void boundsThatAreNoNumbers_areRefused_andNoneIsDropped() {
        String[] bounds = {
            "--max=params=NaN", "--max-params=NaN", "--max-flops=Infinity", "--max=latency:edgegpu=-Infinity"
        };
        for (String bound : bounds) {
            Ran ran = store.run("top", with(QUESTION, bound).toArray(String[]::new));
            assertEquals(2, ran.code(), ran.err());
            assertTrue(ran.err().contains("expected a number as bound"), ran.err());
        }
        Ran within = store.run("top", with(QUESTION, "--max=latency:edgegpu=6").toArray(String[]::new));
        assertTrue(within.out().contains("best 2 of 2") && within.out().contains("90.5"), within.out());
    }
}
