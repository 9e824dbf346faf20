package assay.internal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.internal.cli.options.NumberBounds;
import assay.internal.cli.options.NumberBounds.Within;
import assay.internal.cli.run.TinyData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Every numeric option of every command, given numbers that may break something: a refusal that names the option and what it
 * expects, or what the command does with such a number; never "our fault", out of memory, or no end.
 */
class NumberSweepTest {
    private static final List<String> TRIED = List.of(
            "0", "-1", "1", "2147483647", "2147483648", "9223372036854775808", "1e308", "NaN", "Infinity", "x", "");

    /** Options whose texts are numbers, or hold some, though picocli does not know. */
    private static final Set<String> NUMBERS_AS_TEXT = Set.of("--seed", "--seeds", "--range", "--jitter", "--index");

    /** Their options are tried against a table by another test, assay.internal.cli.truth.NumericOptionsTest. */
    private static final Set<String> LOOK_UPS = Set.of("query", "top", "pareto", "curve", "simulate");

    private static final Duration LONGEST = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    /** What a command is given besides the option that is tried, so that a good number ends soon. */
    private static final Map<String, List<String>> GIVEN = new LinkedHashMap<>();

    @BeforeAll
    static void given() throws IOException {
        TinyData.write(folder);
        String images = folder.resolve("cifar10").toString();
        String gone = folder.resolve("gone").toString();
        String out = folder.resolve("out").toString();
        given("run", "--methods zero-cost --seeds 0 --print-config");
        Path build = Files.writeString(
                folder.resolve("build.yaml"),
                "{name: tried, images: {dataset: cifar10, size: 8, train: 20, valid: 20, test: 20}, network: {channels: 2,"
                        + " cells: 1}, recipe: {epochs: 1, batch: 10}}");
        given("build", build + " --images " + images + " --dry-run --set seeds=[0] --work " + out);
        given("correlate", gone + ".yaml --method darts");
        given("reproduce", gone);
        given("gate", "--baseline " + gone);
        String network =
                "201 --index 0 --proxies params,grad_norm --channels 4 --cells 1 --size 8 --batch 4 --images " + images;
        given("proxy score", network);
        given(
                "proxy sweep",
                "201 --proxies params --channels 4 --cells 1 --size 8 --first 1 --fresh --out " + out + ".parquet");
        given(
                "plan",
                "--slurm --out " + out
                        + ".plan proxy sweep 201 --proxies params --channels 4 --cells 1 --size 8 --first 1" + " --out "
                        + out + ".parquet");
        given("export", "mini201 " + gone + " --format syne-tune");
        given("draw", "201 --out " + folder);
        given("judge", gone + " --on mini201");
        given("proxy correlate", gone);
        given("proxy study", gone);
        given(
                "train",
                "--space 201 --arch 0 --images " + images + " --test " + images
                        + " --train 20 --test-images 10 --size 8"
                        + " --channels 2 --cells 1 --batch 10 --dry-run --backend plain --out " + out);
        given("evaluate", gone + " --images " + images);
    }

    private static void given(String command, String args) {
        GIVEN.put(command, List.of(args.split(" ")));
    }

    private static Class<?> elementType(OptionSpec option) {
        return option.typeInfo().isMultiValue() ? option.auxiliaryTypes()[0] : option.type();
    }

    private static boolean takesNumbers(OptionSpec option) {
        Class<?> type = elementType(option);
        return NUMBERS_AS_TEXT.contains(option.longestName())
                || Number.class.isAssignableFrom(type)
                || type.isPrimitive() && type != boolean.class;
    }

    private static void walk(CommandLine line, String name, BiConsumer<String, OptionSpec> each) {
        line.getCommandSpec().options().stream()
                .filter(NumberSweepTest::takesNumbers)
                .forEach(o -> each.accept(name, o));
        line.getSubcommands().forEach((word, sub) -> walk(sub, (name + " " + word).strip(), each));
    }

    /** What is tried, and what lies at the option's bounds and just beyond them. */
    private static Set<String> values(OptionSpec option) {
        Set<String> all = new LinkedHashSet<>(TRIED);
        Optional<Within> bounds = NumberBounds.within(option);
        boolean whole = elementType(option) != double.class && elementType(option) != Double.class;
        if (bounds.isPresent() && whole) {
            long from = (long) bounds.get().from();
            long to = (long) bounds.get().to();
            all.addAll(List.of("" + from, "" + to, from - 1 + "", to + 1 + ""));
        } else if (bounds.isPresent()) {
            all.addAll(List.of("" + bounds.get().from(), "" + bounds.get().to()));
        }
        return all;
    }

    private static void tried(String command, OptionSpec option, String value) {
        List<String> args = new ArrayList<>(Arrays.asList(command.split(" ")));
        List<String> given = new ArrayList<>(GIVEN.get(command));
        int own = given.indexOf(option.longestName());
        if (own >= 0) {
            given.subList(own, own + 2).clear();
        }
        String asked = option.longestName() + "=" + value;
        if (command.equals("plan")) { // what stands behind the planned command is that command's
            given.add(0, asked);
        } else {
            given.add(asked);
        }
        args.addAll(given);
        Ran ran = assertTimeoutPreemptively(LONGEST, () -> Ran.assay(args.toArray(String[]::new)), args::toString);
        String said = args + ": " + ran.code() + " " + ran.err();
        assertTrue(Set.of(0, 2, 3, 4).contains(ran.code()), said);
        assertFalse(ran.err().contains("our fault"), said);
        if (ran.code() == 2) {
            String name = option.longestName().substring(2);
            assertTrue(ran.err().contains(name) && ran.err().contains("xpected"), said);
        }
        Optional<Within> bounds = NumberBounds.within(option);
        if (bounds.isPresent() && !inside(bounds.get(), value, elementType(option))) {
            assertEquals(2, ran.code(), said);
            assertTrue(ran.err().contains(option.longestName() + ": expected a"), said);
        }
    }

    private static boolean inside(Within bounds, String value, Class<?> type) {
        boolean real = type == double.class || type == Double.class;
        try {
            double number = real ? Double.parseDouble(value) : Long.parseLong(value);
            return number >= bounds.from() && number <= bounds.to();
        } catch (NumberFormatException noSuchNumber) {
            return false;
        }
    }

    @Test
    void everyNumberOfEveryCommand_isTakenOrRefusedByName() {
        Set<String> without = new TreeSet<>();
        int[] count = new int[1];
        Set<Object> declared = new HashSet<>(); // several commands share groups of options
        walk(Assay.line(), "", (command, option) -> {
            if (LOOK_UPS.contains(command)) {
                return;
            }
            if (!GIVEN.containsKey(command)) {
                without.add(command + " " + option.longestName());
                return;
            }
            for (String value : declared.add(option.userObject()) ? values(option) : Set.<String>of()) {
                tried(command, option, value);
                count[0]++;
            }
        });
        assertTrue(without.isEmpty(), () -> "commands that this test gives nothing: " + without);
        assertTrue(count[0] > 400, count[0] + " tried");
    }

    /** A new option cannot forget its bounds: they stand beside it. */
    @Test
    void everyNumericOption_saysItsBounds() {
        Set<String> without = new TreeSet<>();
        walk(Assay.line(), "", (command, option) -> {
            Class<?> type = elementType(option);
            if (type != String.class
                    && !LOOK_UPS.contains(command)
                    && NumberBounds.within(option).isEmpty()) {
                without.add(command + " " + option.longestName());
            }
        });
        assertTrue(without.isEmpty(), without::toString);
    }
}
