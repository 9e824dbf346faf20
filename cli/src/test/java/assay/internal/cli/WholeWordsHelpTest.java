package assay.internal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The help of every command, and of its parts, at 80 columns. */
class WholeWordsHelpTest {
    /** A width at which no line is broken. */
    private static final int WIDE = 5_000;

    @TestFactory
    Stream<DynamicTest> everyHelp_fitsEightyColumns_withoutATornWord() {
        return all(Assay.line())
                .map(line -> DynamicTest.dynamicTest(line.getCommandSpec().qualifiedName(), () -> assertWhole(line)));
    }

    private static Stream<CommandLine> all(CommandLine line) {
        return Stream.concat(
                Stream.of(line), line.getSubcommands().values().stream().flatMap(WholeWordsHelpTest::all));
    }

    private static void assertWhole(CommandLine line) {
        String wide = line.setUsageHelpWidth(WIDE).getUsageMessage(Ansi.OFF);
        String help = line.setUsageHelpWidth(80).getUsageMessage(Ansi.OFF);
        help.lines().forEach(l -> assertTrue(l.length() <= 80, l));
        assertEquals(words(wide), words(help), help);
        assertEquals(help, line.getUsageMessage(Ansi.ON).replaceAll("\u001b\\[[0-9;]*m", ""), "painted");
    }

    private static List<String> words(String help) {
        return Arrays.asList(help.split("\\s+"));
    }

    @Test
    void aPartInBrackets_staysWhole_inTheUsage() {
        String build = Ran.assay("help", "build").out();
        assertTrue(build.contains(" [--range=FROM..TO] "), build);
        assertTrue(build.contains("k8s://..., or"), build);
    }
}
