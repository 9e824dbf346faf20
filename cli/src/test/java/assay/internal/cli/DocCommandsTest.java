package assay.internal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.UnmatchedArgumentException;

/** Every command that a page of the documentation names is one that the program understands. */
class DocCommandsTest {
    /** A command in a line of its own is complete. Between backticks, required arguments may be missing. */
    private static final Pattern COMMAND = Pattern.compile(
            "(?m)^(?: {4}|\\t)?(?:\\$ )?(?:\\./)?assay ((?:[^\\n\\\\]|\\\\\\n|\\\\.)+)|`(?:\\./)?assay ([^`]+)`");

    @Test
    void commandsOfAllPages_areUnderstood() throws IOException {
        List<String> wrong = new ArrayList<>();
        int commands = 0;
        List<Path> pages = new ArrayList<>(List.of(Path.of("..", "README.md"), Path.of("..", "CONTRIBUTING.md")));
        try (Stream<Path> docs = Files.list(Path.of("..", "docs"))) {
            docs.filter(p -> p.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        for (Path page : pages) {
            for (MatchResult found :
                    COMMAND.matcher(Files.readString(page)).results().toList()) {
                boolean whole = found.group(1) != null;
                String command = whole ? found.group(1) : found.group(2);
                if (command.contains("...")) {
                    continue; // any command
                }
                commands++;
                HelpExamplesTest.misunderstood(command)
                        .filter(e -> whole || e instanceof UnmatchedArgumentException)
                        .ifPresent(e -> wrong.add(page + ": assay " + command + ": " + e.getMessage()));
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(commands > 200, commands + " commands");
    }
}
