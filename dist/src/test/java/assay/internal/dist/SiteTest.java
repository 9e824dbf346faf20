package assay.internal.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.internal.experiments.methods.Catalogue;
import assay.proxies.Proxies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The source of the documentation site. */
class SiteTest {
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)#:\\s]*)(?:#([^)\\s]+))?\\)");

    @TempDir
    static Path folder;

    @BeforeAll
    static void write() throws IOException {
        Site.main(new String[] {Path.of("..", "docs").toString(), folder.toString()});
    }

    @Test
    void everyLink_leadsToAPageOrAFile_andToAHeadingOfIt() throws IOException {
        List<String> broken = new ArrayList<>();
        int links = 0;
        Path pages = folder.resolve("markdown");
        try (Stream<Path> walk = Files.walk(pages)) {
            for (Path page : walk.filter(Files::isRegularFile).toList()) {
                String text =
                        Files.readString(page).replaceAll("(?s)```.*?```", "").replaceAll("`[^`]*`", "");
                for (MatchResult link : LINK.matcher(text).results().toList()) {
                    links++;
                    Path to = link.group(1).isEmpty()
                            ? page
                            : page.getParent().resolve(link.group(1)).normalize();
                    Path resource = folder.resolve("resources").resolve(pages.relativize(to));
                    boolean there = Files.exists(to)
                            ? link.group(2) == null || has(Files.readString(to), link.group(2))
                            : Files.exists(resource);
                    if (!there) {
                        broken.add(pages.relativize(page) + ": " + link.group());
                    }
                }
            }
        }
        assertEquals(List.of(), broken);
        assertTrue(links > 200, links + " links");
    }

    /** Whether a page has a place of this name: a heading that is called so, or one with a second name. */
    private static boolean has(String page, String place) {
        return page.contains("<a id=\"" + place + "\">")
                || page.lines().anyMatch(l -> l.matches("#{1,4} " + Pattern.quote(place)));
    }

    @Test
    void noHeading_hasOneNameTwice() throws IOException {
        String page = Files.readString(folder.resolve("markdown/departures.md"));
        assertTrue(page.contains("\n## balenas-2nd\n") && !page.contains("<a id=\"balenas-2nd\">"), page);
        assertTrue(page.contains("<a id=\"departures\"></a>\n\n# Departures"), page);
    }

    @Test
    void everyMethodAndProxy_hasAPage() throws IOException {
        String drnas = Files.readString(folder.resolve("markdown/methods/drnas.md"));
        assertTrue(drnas.contains("# drnas\n") && drnas.contains("- relaxation: Dirichlet"), drnas);
        try (Stream<Path> pages = Files.list(folder.resolve("markdown/methods"))) {
            assertEquals(
                    Catalogue.methods().stream()
                            .map(m -> m.name() + ".md")
                            .sorted()
                            .toList(),
                    pages.map(p -> p.getFileName().toString()).sorted().toList());
        }
        String tf = Files.readString(folder.resolve("markdown/methods/balenas-tf.md"));
        assertTrue(
                tf.contains("The search of [balenas](balenas.md)")
                        && tf.contains("| `proxy` | synflow |")
                        && !tf.contains("`draws`"),
                tf);
        for (var proxy : Proxies.all()) {
            assertEquals(
                    proxy.facts().isPresent(),
                    Files.exists(folder.resolve("markdown/proxies/" + proxy.name() + ".md")),
                    proxy.name());
        }
        String synflow = Files.readString(folder.resolve("markdown/proxies/synflow.md"));
        assertTrue(synflow.contains("| input | one image of ones, no labels; float64 |"), synflow);
    }

    @Test
    void theMenu_hasEveryGroupOfTheIndex() throws IOException {
        String menu = Files.readString(folder.resolve("site.xml"));
        Matcher rows = Pattern.compile("(?m)^\\| ([a-z][^|]*) \\| \\[")
                .matcher(Files.readString(Path.of("..", "docs", "README.md")));
        int groups = 0;
        while (rows.find()) {
            groups++;
            String name = Character.toUpperCase(rows.group(1).charAt(0))
                    + rows.group(1).substring(1);
            assertTrue(menu.contains("<menu name=\"" + name + "\">"), name);
        }
        assertTrue(groups >= 8, groups + " groups");
    }
}
