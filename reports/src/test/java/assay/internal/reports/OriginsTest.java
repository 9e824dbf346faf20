package assay.internal.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every table and chart of a report says where its numbers come from. */
class OriginsTest {
    @TempDir
    static Path folder;

    private static String page;

    @BeforeAll
    static void write() throws IOException {
        new Report(Samples.walk("it's $5 \"walk\""), Samples.formula()).writeTo(folder);
        page = Files.readString(folder.resolve("report.html"));
    }

    private static List<String> found(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(m -> m.group(1))
                .toList();
    }

    @Test
    void everySectionWithNumbers_namesRuns_andQueries() {
        List<String> sections =
                found(page.substring(0, page.indexOf(">Every run</h2>")), "(?s)<section [^>]*>(.*?)</section>");
        assertTrue(sections.size() > 10, sections.size() + " sections");
        for (String section : sections) {
            String title = found(section, "<h2>(.*?)</h2>").get(0);
            String source = found(section + "<", "(?s)<details class=\"source\">(.*?)</details>").stream()
                    .findFirst()
                    .orElse("");
            if (!title.equals("The numbers as files")) {
                assertTrue(source.contains("<a href=\"#runs-"), title);
                assertTrue(source.contains("assay sql --store"), title);
            }
        }
    }

    @Test
    void everyFileThatIsNamed_isThere_andEveryLinkHasItsPlace() {
        List<String> data = found(page, "<p class=\"data\">(.*?)</p>");
        List<String> named = found(page, "<summary>Where this comes from: (.*?)</summary>").stream()
                .flatMap(l -> Stream.of(l.split(", ")))
                .toList();
        assertFalse(data.isEmpty() || named.isEmpty());
        Stream.concat(data.stream(), named.stream())
                .forEach(f -> assertTrue(Files.isRegularFile(folder.resolve(f)), f));
        Set<String> ids = new HashSet<>(found(page, " id=\"([^\"]*)\""));
        found(page, " href=\"#([^\"]*)\"").forEach(l -> assertTrue(ids.contains(l), l));
    }

    @Test
    void everyChartButTheCells_namesItsFile() {
        List<String> figures = found(page, "(?s)<figure>(.*?)</figure>");
        long without =
                figures.stream().filter(f -> !f.contains("class=\"data\"")).count();
        assertEquals(found(page, "<strong>(Cell [0-9]+)").size(), without);
    }

    @Test
    void markdown_saysTheSame() throws IOException {
        String markdown = Files.readString(folder.resolve("report.md"));
        String summary = "(Where this comes from)";
        assertEquals(found(page, summary).size(), found(markdown, summary).size());
        assertTrue(markdown.contains("[darts](#runs-darts)"));
        assertTrue(
                markdown.contains("e.name = 'it''s \\$5 \\\"walk\\\"'"), "a command that a shell reads as it is meant");
    }
}
