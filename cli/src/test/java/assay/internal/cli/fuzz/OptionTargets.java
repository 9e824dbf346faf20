package assay.internal.cli.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.core.random.RandomStream;
import assay.internal.cli.Assay;
import assay.internal.testkit.FuzzTarget;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Every command with any of its options, in any order and number, with values that fit and such that do not. */
final class OptionTargets {
    /** Each command, and what keeps it from doing much whatever it is given besides. */
    private static final Map<String, String> GIVEN = given();

    /** They begin nothing that depends on options: the engine's own checks, and a list of folders. */
    private static final Set<String> NOT_TRIED = Set.of("doctor", "verify");

    /** They would write where they are told to, or show stack traces. */
    private static final Set<String> NEVER = Set.of(
            "--out",
            "--junit",
            "--comment",
            "--svg",
            "--work",
            "--store",
            "--plugin",
            "--update",
            "--batch",
            "--verbose");

    private static final List<String> VALUES = List.of(
            "0",
            "1",
            "-1",
            "7",
            "12",
            "200",
            "2147483648",
            "1e308",
            "NaN",
            "",
            " ",
            "mean",
            "777",
            "cifar10",
            "cifar100",
            "valid",
            "test",
            "accuracy",
            "params",
            "latency:edgegpu=3",
            "a=b",
            "darts",
            "nd4j",
            "plain",
            "201",
            "[1,2]",
            "supernet.epochs=2",
            "/nowhere",
            ".",
            "\u001b[1m",
            "\u00e9\u20ac",
            "x".repeat(5000),
            "fashion-mini",
            "6111");

    private OptionTargets() {}

    private static Map<String, String> given() {
        Map<String, String> given = new LinkedHashMap<>();
        given.put("import", "/nowhere");
        for (String lookUp : List.of("query", "top", "pareto", "curve", "simulate")) {
            given.put(lookUp, "mini201");
        }
        for (String little : List.of(
                "help",
                "completion",
                "sql",
                "arch",
                "list",
                "evaluate",
                "proxy correlate",
                "gate",
                "reproduce",
                "correlate",
                "report",
                "plan")) {
            given.put(little, "");
        }
        given.put("export", "/dev/null/x.csv");
        given.put("run", "--print-config");
        given.put("judge", "/nowhere");
        given.put("build", "--print-config");
        given.put("train", "--dry-run");
        given.put("proxy score", "201");
        given.put("proxy sweep", "201 --first 1 --channels 2 --cells 1 --size 8 --out /dev/null/x.parquet");
        given.put("proxy study", "/nowhere");
        given.put("audit", "/nowhere");
        given.put("draw", "--out /dev/null/x");
        given.put("explore", "mini201 --out /dev/null/x.html");
        return given;
    }

    static FuzzTarget all() {
        Set<String> commands = new TreeSet<>();
        leaves(Assay.line(), "", commands);
        Set<String> known = new TreeSet<>(GIVEN.keySet());
        known.addAll(NOT_TRIED);
        assertEquals(commands, known, "add a new command to GIVEN: commands, and those that options are tried with");
        return new FuzzTarget("command line", OptionTargets::arguments, OptionTargets::run);
    }

    private static void leaves(CommandLine line, String name, Set<String> found) {
        if (line.getSubcommands().isEmpty()) {
            found.add(name);
        }
        line.getSubcommands().forEach((word, sub) -> leaves(sub, (name + " " + word).strip(), found));
    }

    private static byte[] arguments(RandomStream random) {
        List<String> commands = List.copyOf(GIVEN.keySet());
        String command = commands.get(random.nextInt(commands.size()));
        List<String> args = new ArrayList<>(List.of(command.split(" ")));
        int words = args.size();
        CommandLine line = Assay.line();
        for (String word : args) {
            line = line.getSubcommands().get(word);
        }
        if (!GIVEN.get(command).isEmpty()) {
            args.addAll(Arrays.asList(GIVEN.get(command).split(" ")));
        }
        List<OptionSpec> options = line.getCommandSpec().options();
        for (int n = random.nextInt(6); n > 0; n--) {
            OptionSpec option = options.get(random.nextInt(options.size()));
            if (!option.usageHelp() && !option.versionHelp() && !NEVER.contains(option.longestName())) {
                args.add(option.longestName());
                if (option.arity().max() > 0) {
                    args.add(VALUES.get(random.nextInt(VALUES.size())));
                }
            }
        }
        if (random.nextInt(2) == 0) {
            args.add(words, VALUES.get(random.nextInt(VALUES.size())));
        }
        return String.join("\u0000", args).getBytes(StandardCharsets.UTF_8);
    }

    private static void run(byte[] joined) {
        CommandTargets.run(new String(joined, StandardCharsets.UTF_8).split("\u0000", -1));
    }
}
