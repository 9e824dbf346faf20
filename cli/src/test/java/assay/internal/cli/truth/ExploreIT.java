package assay.internal.cli.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import assay.core.kit.SpaceKits;
import assay.core.space.bench201.Genotype201;
import assay.internal.cli.Ran;
import assay.internal.testkit.Installed;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a table: what it holds, and that a browser shows it. */
class ExploreIT {
    @TempDir
    Path folder;

    @BeforeEach
    void home() {
        System.setProperty("assay.home", folder.resolve("home").toString());
    }

    @AfterEach
    void forgetIt() {
        System.clearProperty("assay.home");
    }

    private Path page(String... more) {
        Path page = folder.resolve("page.html");
        Ran ran = Ran.assay(Stream.concat(Stream.of("explore", "mini201", "--out", page.toString()), Stream.of(more))
                .toArray(String[]::new));
        assertEquals(0, ran.code(), ran.err());
        assertEquals(page + "\n", ran.out());
        return page;
    }

    @Test
    void thePage_holdsTheTable() throws IOException {
        PackedPage page = PackedPage.read(page());
        assertEquals(15_625, page.index().length);
        Ran asked = Ran.assay("query", "mini201", "--index", "6111", "--standard", "--json");
        double value = new ObjectMapper().readTree(asked.out()).get("value").doubleValue();
        assertEquals((float) value, page.columns().get("fashion-mini test, 5 epochs")[6111]);
        assertEquals(6111, page.index()[6111]);
        Genotype201 cell =
                (Genotype201) SpaceKits.called("201", "test").read(page.texts().get(6111));
        for (int edge = 0; edge < 6; edge++) {
            String option = page.head()
                    .get("groups")
                    .get(edge)
                    .get("options")
                    .get(page.choices()[6111 * 6 + edge])
                    .textValue();
            assertEquals(cell.edges().get(edge).token(), option);
        }
    }

    @Test
    void aBrowser_showsIt_andFollowsItsAddress() throws Exception {
        Optional<Path> browser = Installed.browser();
        assumeTrue(browser.isPresent(), "no chromium or google-chrome on the path: the page is not opened");
        Ran judged = Ran.assay(
                "judge",
                "../examples/judge/searches.csv",
                "--on",
                "mini201",
                "--out",
                folder.resolve("searches").toString());
        assertEquals(0, judged.code(), judged.err());
        Path page = page("--with", "searches");
        String all = shown(browser.get(), page.toUri().toString());
        assertTrue(all.contains("data-ready=\"true\""), all.substring(0, Math.min(all.length(), 2_000)));
        assertTrue(all.contains(">15,625 architectures. "), "count");
        assertTrue(all.contains("hill-climbing</span>"), "legend of the film");
        String one = shown(browser.get(), page.toUri() + "#q=6111&p=6111");
        assertTrue(one.contains(">1 of 15,625 architectures selected."), "search");
        assertTrue(one.contains(">Architecture 6111<"), "path");
        assertEquals(24, one.split("architecture [0-9]+\">", -1).length - 1, "neighbours");
    }

    @Test
    void whatHasNoPage_isRefused() {
        Ran other = Ran.assay("explore", "nothing");
        assertEquals(2, other.code());
        Ran large = Ran.assay("explore", "darts");
        assertEquals(2, large.code());
        assertTrue(large.err().contains("expected a table, or a space that a table judges, found darts"), large.err());
        Ran space = Ran.assay("explore", "mini201", "--with", "nothing");
        assertEquals(3, space.code(), space.err());
    }

    private String shown(Path browser, String address) throws IOException, InterruptedException {
        Path dom = folder.resolve("dom.html");
        Process process = new ProcessBuilder(
                        browser.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--user-data-dir=" + folder.resolve("browser"),
                        "--virtual-time-budget=20000",
                        "--dump-dom",
                        address)
                .redirectOutput(dom.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.waitFor();
        return Files.readString(dom);
    }
}
