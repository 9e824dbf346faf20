package assay.internal.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.internal.cli.Ran;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A page whose examples are run: indented blocks of commands ({@code $ assay ...}, and a few that show files) with what they print
 * below, and blocks of Python with what they print in the indented block behind. Files under {@code out/} are made in a
 * folder of the test.
 */
final class DocPage {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

    /** How a line with a command begins. */
    private static final String COMMAND = "    $ ";

    /** Asks for standard error, too, before standard output. */
    private static final String BOTH = " 2>&1";

    /** @param line of the page, from 1 */
    record Example(int line, String command, String expected) {}

    /** @param line of the page, from 1 */
    record Program(int line, String code, String expected) {}

    private final Path file;
    private final List<String> lines;
    private final Path folder;

    DocPage(Path page, Path folder) throws IOException {
        this.file = page;
        this.lines = Files.readAllLines(page);
        this.folder = folder;
    }

    /**
     * Fails unless this was printed. A line of the page that ends in {@code ...} tells only how the printed one begins. With
     * {@code -Dassay.golden=write} the page is changed to what was printed.
     */
    void check(Example example, String printed) throws IOException {
        if ("write".equals(System.getProperty("assay.golden"))) {
            replace(COMMAND + example.command() + "\n", example.expected(), printed);
            return;
        }
        compare(example.line(), example.expected(), printed);
    }

    /** The same of a block of Python, whose output is the indented block behind it. */
    void check(Program program, String printed) throws IOException {
        if ("write".equals(System.getProperty("assay.golden"))) {
            replace(program.code() + "```\n\n", program.expected(), printed);
            return;
        }
        compare(program.line(), program.expected(), printed);
    }

    private static void compare(int first, String expected, String printed) {
        List<String> there = printed.lines().toList();
        List<String> here = expected.lines().toList();
        for (int i = 0; i < here.size(); i++) {
            String line = here.get(i);
            int at = i + first + 1;
            String found = i < there.size() ? there.get(i) : "nothing";
            assertTrue(
                    tells(line, found), () -> "line " + at + " of the page: expected " + line + "\nfound:\n" + printed);
        }
        assertEquals(here.size(), there.size(), printed);
    }

    private static boolean tells(String line, String printed) {
        return line.endsWith("...") ? printed.startsWith(line.substring(0, line.length() - 3)) : printed.equals(line);
    }

    /** Lines that told only a beginning still do. */
    private void replace(String head, String expected, String printed) throws IOException {
        List<String> here = expected.lines().toList();
        List<String> there = printed.lines().toList();
        String now = IntStream.range(0, there.size())
                .mapToObj(i -> i < here.size() ? likewise(here.get(i), there.get(i)) : there.get(i))
                .map(l -> indented(l) + "\n")
                .collect(Collectors.joining());
        String before = expected.lines().map(l -> indented(l) + "\n").collect(Collectors.joining());
        String page = Files.readString(file);
        assertTrue(page.contains(head + before), head);
        Files.writeString(file, page.replace(head + before, head + now));
    }

    private static String likewise(String line, String printed) {
        int told = line.length() - 3;
        return line.endsWith("...") && printed.length() >= told ? printed.substring(0, told) + "..." : printed;
    }

    private static String indented(String line) {
        return line.isEmpty() ? line : "    " + line;
    }

    List<Example> examples() {
        List<Example> all = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(COMMAND)) {
                int end = i + 1;
                while (goesOn(end)) {
                    end++;
                }
                all.add(new Example(i + 1, lines.get(i).substring(6), text(i + 1, end)));
            }
        }
        return all;
    }

    /** The first lines of blocks that are no examples: fenced ones, and indented ones that do not begin with a command. */
    List<String> otherBlocks() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean begins = i == 0 || lines.get(i - 1).isEmpty();
            boolean printed = IntStream.iterate(i - 1, k -> k >= 0, k -> k - 1)
                    .takeWhile(k -> lines.get(k).isEmpty() || isOutput(lines.get(k)))
                    .anyMatch(k -> lines.get(k).startsWith(COMMAND));
            if (line.startsWith("```") || begins && isOutput(line) && !line.startsWith(COMMAND) && !printed) {
                all.add("line " + (i + 1) + ": " + line);
            }
        }
        return all;
    }

    /** Whether this line is still printed by the command above it: a block goes on behind an empty line. */
    private boolean goesOn(int line) {
        int next = line;
        while (next < lines.size() && lines.get(next).isEmpty()) {
            next++;
        }
        return next < lines.size()
                && isOutput(lines.get(next))
                && !lines.get(next).startsWith(COMMAND);
    }

    private static boolean isOutput(String line) {
        return line.startsWith("    ");
    }

    private String text(int from, int to) {
        return lines.subList(from, to).stream()
                .map(l -> (l.isEmpty() ? l : l.substring(4)) + "\n")
                .collect(Collectors.joining());
    }

    List<Program> programs() {
        List<Program> all = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).equals("```python")) {
                int close = i + 1;
                while (!lines.get(close).equals("```")) {
                    close++;
                }
                int end = close + 2;
                while (end < lines.size() && isOutput(lines.get(end))) {
                    end++;
                }
                all.add(new Program(
                        i + 1, String.join("\n", lines.subList(i + 1, close)) + "\n", text(close + 2, end)));
            }
        }
        return all;
    }

    /** What the command prints, the test's folder taken out. */
    String run(String command) throws IOException {
        boolean errors = command.endsWith(BOTH);
        if (errors) {
            return run(command.substring(0, command.length() - BOTH.length()), true);
        }
        return run(command, false);
    }

    private String run(String command, boolean errors) throws IOException {
        int input = command.indexOf(" < ");
        if (input >= 0) {
            return withInput(command.substring(0, input), command.substring(input + 3), errors);
        }
        List<String> words = new ArrayList<>();
        Matcher m = WORD.matcher(command);
        while (m.find()) {
            String word = m.group(1) != null ? m.group(1) : m.group(2) != null ? m.group(2) : m.group(3);
            words.add(
                    word.matches("out(/.*)?")
                            ? folder.resolve(word).toString()
                            : word.startsWith("examples/") ? "../" + word : word);
        }
        String printed =
                switch (words.get(0)) {
                    case "assay", "./assay" -> assay(placed(words.subList(1, words.size())), errors);
                    case "cat" -> Files.readString(Path.of(words.get(1)));
                    case "head" ->
                        Files.readAllLines(Path.of(words.get(3))).stream()
                                .limit(Long.parseLong(words.get(2)))
                                .map(l -> l + "\n")
                                .collect(Collectors.joining());
                    case "unzip" -> unzip(words);
                    default -> throw new IllegalArgumentException("no way to run: " + command);
                };
        return printed.replace(folder + "/", "").replace("../examples/", "examples/");
    }

    /** The report of an experiment goes into the test's folder, where the command does not say where it goes. */
    private List<String> placed(List<String> arguments) {
        if (!arguments.equals(List.of("run"))) {
            return arguments;
        }
        return List.of("run", "--out", folder.resolve("reports-out/mini201").toString());
    }

    private String withInput(String command, String file, boolean errors) throws IOException {
        InputStream before = System.in;
        try (InputStream in = Files.newInputStream(Path.of("..", file))) {
            System.setIn(in);
            return run(command, errors);
        } finally {
            System.setIn(before);
        }
    }

    private static String assay(List<String> arguments, boolean errors) {
        Ran ran = Ran.assay(arguments.toArray(String[]::new));
        if (errors) {
            return ran.err() + ran.out();
        }
        return ran.code() == 0 ? ran.out() : ran.out() + ran.err();
    }

    private static String unzip(List<String> words) throws IOException {
        try (ZipFile zip = new ZipFile(words.get(2))) {
            if (words.get(1).equals("-Z1")) {
                return zip.stream().map(e -> e.getName() + "\n").collect(Collectors.joining());
            }
            ZipEntry entry = zip.getEntry(words.get(3));
            return new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
