package assay.internal.cli.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import assay.internal.cli.Ran;
import assay.internal.testkit.Chromium;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a table in a browser: by mouse, keys and fingers. */
class ExploreBrowserIT {
    private static final String COUNT = "document.getElementById('count').textContent";
    private static final String NAME = "document.getElementById('name').textContent";
    private static final String READY = "(async () => { for (let i = 0; i < 400 && !document.body.dataset.ready; i++)"
            + " await new Promise(r => setTimeout(r, 50)); await new Promise(requestAnimationFrame); return 'true'; })()";

    @TempDir
    static Path folder;

    private static Path page;
    private static Path film;
    private static Chromium browser;

    @BeforeAll
    static void start() throws IOException {
        Optional<Path> program = Chromium.program();
        assumeTrue(program.isPresent(), "no chromium or google-chrome on the path: the page is not opened");
        System.setProperty("assay.home", folder.resolve("home").toString());
        Ran judged = Ran.assay(
                "judge",
                "../examples/judge/searches.csv",
                "--on",
                "mini201",
                "--out",
                folder.resolve("searches").toString());
        assertEquals(0, judged.code(), judged.err());
        page = made("page.html");
        film = made("film.html", "--with", "searches");
        browser = Chromium.start(program.get(), Files.createDirectory(folder.resolve("browser")));
    }

    @AfterAll
    static void stop() {
        System.clearProperty("assay.home");
        if (browser != null) {
            browser.close();
        }
    }

    private static Path made(String name, String... more) {
        Path file = folder.resolve(name);
        Ran ran = Ran.assay(Stream.concat(Stream.of("explore", "mini201", "--out", file.toString()), Stream.of(more))
                .toArray(String[]::new));
        assertEquals(0, ran.code(), ran.err());
        return file;
    }

    private static void open(String address, int width) {
        browser.open("about:blank", width); // another hash alone would not load the page anew
        browser.open(address, width);
        assertEquals("true", ask(READY));
        assertEquals(List.of(), browser.complaints());
    }

    private static String ask(String expression) {
        return browser.ask(expression).asText();
    }

    private static double[] plot() {
        browser.ask("document.getElementById('plot0').scrollIntoView()");
        String box = "document.querySelector('#plot0 svg').getBoundingClientRect()";
        return new double[] {
            browser.ask(box + ".x").asDouble(), browser.ask(box + ".y").asDouble()
        };
    }

    @Test
    void aBrowser_showsIt_andFollowsItsAddress() throws Exception {
        String address = film.toUri().toString();
        open(address, 1280);
        assertTrue(ask(COUNT).startsWith("15,625 architectures. "), "count");
        assertTrue(ask("document.getElementById('legend').textContent").contains("hill-climbing"));
        open(address + "#q=6111&p=6111", 1280);
        assertEquals("1 of 15,625 architectures selected.", ask(COUNT));
        assertEquals("Architecture 6111", ask(NAME));
        assertEquals(
                24,
                browser.ask("document.querySelectorAll('#near button').length").asInt());
        browser.ask("location.hash = '#p=42'"); // a link that is opened in the same tab
        assertEquals("Architecture 42", ask(READY.replace("'true'", "document.getElementById('name').textContent")));
        assertTrue(ask(COUNT).startsWith("15,625 architectures. "), "another link");
    }

    /** What the link keeps, and what is saved, are the same filters; numbers are as the table has them. */
    @Test
    void filters_passWhatTheySay_andStandInLinkAndFile() throws Exception {
        String address = page.toUri().toString();
        open(address, 1280);
        browser.ask("document.getElementById('add').click()");
        browser.ask("(() => { const i = document.querySelector('#ranges input'); i.value = '75';"
                + " i.dispatchEvent(new Event('input')); })()");
        browser.ask("(() => { const s = document.querySelector('#decisions select'); s.value = '3';"
                + " s.dispatchEvent(new Event('change')); })()");
        PackedPage packed = PackedPage.read(page);
        float[] test = packed.columns().get("fashion-mini test, 6 epochs");
        long expected = IntStream.range(0, test.length)
                .filter(i -> test[i] >= 75 && packed.choices()[6 * i] == 3)
                .count();
        String count = String.format(Locale.ROOT, "%,d of 15,625 architectures selected.", expected);
        assertEquals(count, ask(COUNT));
        open(ask("location.href"), 1280);
        assertEquals(count, ask(COUNT));
        browser.ask("URL.createObjectURL = b => { window.saved = b.text(); return 'blob:x'; };"
                + " HTMLAnchorElement.prototype.click = () => {}; void document.getElementById('export').click()");
        String[] lines = ask("window.saved").split("\r\n");
        assertEquals(expected + 1, lines.length);
        String[] best = lines[1].split(",");
        Ran asked = Ran.assay("query", "mini201", "--index", best[0], "--standard", "--json");
        double value = new ObjectMapper().readTree(asked.out()).get("value").doubleValue();
        assertEquals(value, Double.parseDouble(best[2]), 1e-5, "the page has floats");
    }

    @Test
    void keys_goThereAndBack_keep_andLeaveTheBrowsersOwnAlone() throws Exception {
        open(page.toUri().toString(), 1280);
        browser.ask("document.querySelector('#plot0 svg').focus()");
        String start = ask(NAME);
        Set<String> met = new HashSet<>(Set.of(start));
        for (int i = 0; i < 5; i++) {
            browser.press("ArrowLeft", 37);
            met.add(ask(NAME));
        }
        assertEquals(6, met.size(), "each step is another one");
        for (int i = 0; i < 5; i++) {
            browser.press("ArrowRight", 39);
        }
        assertEquals(start, ask(NAME), "the way back is the same, also between equal values");
        browser.press("Enter", 13);
        assertTrue(ask("location.hash").contains("&p=" + start.replace("Architecture ", "")));
        String select = "document.getElementById('select').getAttribute('aria-pressed')";
        browser.press("s", 83, 2);
        assertEquals("false", ask(select), "Ctrl+S saves the page");
        browser.press("s", 83);
        assertEquals("true", ask(select));
        browser.press("Escape", 27);
        assertFalse(ask("location.hash").contains("&p="));
        browser.ask("document.querySelector('#top tr[tabindex=\"0\"]').focus()");
        browser.press("ArrowDown", 40);
        browser.press("ArrowDown", 40);
        assertEquals("3", ask("document.activeElement.cells[0].textContent"));
        assertEquals(
                1,
                browser.ask("document.querySelectorAll('#top tr[tabindex=\"0\"]').length")
                        .asInt());
    }

    /** By keys alone: Shift and the arrows pull a rectangle open, also back over its first corner; Escape forgets it. */
    @Test
    void shiftAndArrows_selectARectangle() throws Exception {
        open(page.toUri().toString(), 1280);
        browser.ask("document.querySelector('#plot0 svg').focus()");
        String start = ask(NAME);
        long[] selected = new long[4];
        String[] keys = {"ArrowLeft", "ArrowDown", "ArrowDown", "ArrowUp"};
        int[] codes = {37, 40, 40, 38};
        int[] times = {12, 2, 2, 2};
        for (int k = 0; k < keys.length; k++) {
            for (int i = 0; i < times[k]; i++) {
                browser.press(keys[k], codes[k], 8);
            }
            String count = ask(COUNT);
            assertTrue(count.endsWith(" of 15,625 architectures selected."), count);
            selected[k] = Long.parseLong(count.substring(0, count.indexOf(' ')).replace(",", ""));
        }
        assertTrue(
                selected[0] > 0 && selected[1] > selected[0] && selected[2] > selected[1],
                () -> "it grows: " + Arrays.toString(selected));
        assertEquals(selected[1], selected[3], "the same way back");
        assertEquals(start, ask(NAME), "what is looked at stays");
        assertEquals("true", ask("document.getElementById('select').getAttribute('aria-pressed')"));
        assertTrue(ask("location.hash").contains("&b0="), "the link has it");
        browser.press("Escape", 27);
        assertTrue(ask(COUNT).startsWith("15,625 architectures. "), "all again");
    }

    @Test
    void fingers_tap_pinch_move_andSelect_onAPhone() throws Exception {
        String address = page.toUri().toString();
        open(address, 390);
        assertTrue(browser.ask("document.documentElement.scrollWidth").asInt() <= 390, "no wider than the phone");
        double[] at = plot();
        double x = at[0] + 150;
        double y = at[1] + 100;
        String before = ask(NAME);
        browser.touch(new double[] {x, y - 40});
        assertTrue(
                ask("new Promise(r => setTimeout(() => r(location.hash), 500))").contains("&p="), "tap");
        assertFalse(before.equals(ask(NAME)));
        browser.touch(new double[] {x, y, x + 50, y + 50}, new double[] {x - 60, y - 60, x + 110, y + 110});
        String zoomed = ask("new URLSearchParams(location.hash.slice(1)).get('z0')");
        assertEquals(3.4, Double.parseDouble(zoomed.split(",")[0]), 0.1, "pinch: 170 pixels apart in place of 50");
        browser.touch(new double[] {x, y}, new double[] {x + 20, y + 20}, new double[] {x + 40, y + 40});
        String moved = ask("new URLSearchParams(location.hash.slice(1)).get('z0')");
        assertFalse(moved.equals(zoomed));
        String link = ask("location.href");
        open(link, 1280); // a larger screen shows the same place
        assertEquals(link, ask("location.href"));
        open(address + "#m=select", 390);
        at = plot();
        browser.touch(new double[] {at[0] + 80, at[1] + 60}, new double[] {at[0] + 120, at[1] + 120}, new double[] {
            at[0] + 160, at[1] + 160
        });
        assertTrue(ask("location.hash").contains("&b0="), "a rectangle");
        assertTrue(ask(COUNT).endsWith(" of 15,625 architectures selected."));
    }
}
