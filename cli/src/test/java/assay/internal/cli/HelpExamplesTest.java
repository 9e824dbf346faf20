package assay.internal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The examples in the help of every command are commands that the program understands. */
class HelpExamplesTest {
    /** A word of a shell: in quotes, or up to a blank. */
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

    @TestFactory
    Stream<DynamicTest> everyCommand_hasExamples_thatItUnderstands() {
        return leaves(Assay.line())
                .map(line ->
                        DynamicTest.dynamicTest(line.getCommandSpec().qualifiedName(), () -> assertExamples(line)));
    }

    private static Stream<CommandLine> leaves(CommandLine line) {
        return line.getSubcommands().isEmpty()
                ? Stream.of(line)
                : Stream.concat(
                        Stream.of(line), line.getSubcommands().values().stream().flatMap(HelpExamplesTest::leaves));
    }

    private static void assertExamples(CommandLine line) {
        String[] examples = String.join(
                        "\n", line.getCommandSpec().usageMessage().footer())
                .replaceAll(" \\\\\n +", " ")
                .split("\n");
        String name = line.getCommandSpec().qualifiedName();
        long own = Stream.of(examples).filter(e -> e.contains(name)).count();
        assertTrue(own > 0, name + " has no example");
        for (String example : examples) {
            if (!example.contains("assay ")) {
                continue; // what a shell does with the output
            }
            String command = example.substring(example.indexOf("assay ") + "assay ".length());
            assertEquals(Optional.empty(), misunderstood(command), example);
        }
    }

    /** Why the program does not understand what stands behind 'assay'; empty if it does. */
    static Optional<ParameterException> misunderstood(String command) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command.replaceAll("\\\\\\s+", " ").replaceAll(" (2?>|#|\\||<).*", ""));
        while (word.find()) {
            words.add(word.group(1) != null ? word.group(1) : word.group(2) != null ? word.group(2) : word.group(3));
        }
        try {
            Assay.line().setExpandAtFiles(false).parseArgs(words.toArray(String[]::new));
            return Optional.empty();
        } catch (ParameterException e) {
            return Optional.of(e);
        }
    }
}
