package assay.internal.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.internal.reports.document.Block;
import assay.internal.reports.document.Block.Cell;
import assay.internal.reports.document.Block.Column;
import assay.internal.reports.document.Block.Data;
import assay.internal.reports.document.Block.Details;
import assay.internal.reports.document.Block.Figure;
import assay.internal.reports.document.Block.Gallery;
import assay.internal.reports.document.Block.Grid;
import assay.internal.reports.document.Block.Heading;
import assay.internal.reports.document.Block.Kind;
import assay.internal.reports.document.Block.Paragraph;
import assay.internal.reports.document.Block.Row;
import assay.internal.reports.document.Document;
import assay.internal.reports.document.Html;
import assay.internal.reports.figure.Charts;
import assay.internal.testkit.Chromium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pages in a real browser: nothing goes wrong, nothing is asked for, and what the script promises happens. With
 * {@code -Dassay.figures=FOLDER} the pages are also written there, to be looked at.
 */
class PageIT {
    private static final String EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&]]>";

    @TempDir
    static Path folder;

    private static Path sample;
    private static Path report;
    private static Chromium browser;

    @BeforeAll
    static void start() throws IOException {
        Path program = Chromium.program().orElse(null);
        Assumptions.assumeTrue(program != null, "skipped: needs a Chromium on the PATH");
        sample = folder.resolve("sample.html");
        Files.writeString(sample, Html.write(document()));
        new Report(Samples.walk("walk"), Samples.formula()).writeTo(folder);
        report = folder.resolve("report.html");
        String look = System.getProperty("assay.figures");
        if (look != null) {
            Files.copy(sample, Path.of(look, "sample.html"), StandardCopyOption.REPLACE_EXISTING);
            Files.copy(report, Path.of(look, "report.html"), StandardCopyOption.REPLACE_EXISTING);
        }
        browser = Chromium.start(program, Files.createDirectory(folder.resolve("profile")));
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    /** Every kind of block, every chart, and names that want to be markup. */
    static Document document() {
        List<Column> columns = List.of(
                new Column("", "method", false), new Column(EVIL, "mean, %", true), new Column(EVIL, "time", true));
        List<Row> rows = List.of(
                row(Kind.MAIN, "darts", "9.50 ± 0.10", 60).withId("run-darts-0"),
                row(Kind.BESIDE, "of it", "1.00", 0),
                row(Kind.MAIN, EVIL, "–", 5),
                row(Kind.MAIN, "random", "1,093.40 ± 0.20", 3600),
                row(Kind.MAIN, "zero", "−3.00", 61),
                row(Kind.REFERENCE, "published", "0.50", 1));
        List<Figure> figures = Charts.all().entrySet().stream()
                .map(e -> new Figure(e.getKey() + ".svg", e.getValue(), List.of(EVIL, "second line")))
                .toList();
        List<Block> blocks = List.of(
                new Heading("Summary"),
                new Paragraph(EVIL, false),
                new Heading("Tables"),
                new Grid(EVIL, columns, rows),
                new Details(EVIL, List.of(new Paragraph("folded away", true))),
                new Data("facts", "{\"name\": \"</script>" + "<!-- &\"}"),
                new Heading("Charts"),
                new Gallery(figures));
        return new Document("All that a page can have", EVIL, blocks);
    }

    private static Row row(Kind kind, String name, String number, double seconds) {
        return new Row(
                kind,
                List.of(
                        Cell.of(name).linkTo("run-darts-0").withHint(EVIL),
                        Cell.of(number),
                        Cell.of("a while").sortedAs(seconds)));
    }

    private static void assertQuiet() {
        assertEquals(List.of(), browser.complaints());
        List<String> elsewhere = browser.requests().stream()
                .filter(r -> !r.equals(sample.toUri().toString())
                        && !r.equals(report.toUri().toString()))
                .toList();
        assertEquals(List.of(), elsewhere, "requests for anything but the page");
    }

    @Test
    void pages_loadQuietly_andDoNotOverflowAPhone() {
        for (Path page : List.of(sample, report)) {
            for (int width : new int[] {1280, 390}) {
                browser.open(page, width);
                int needed = browser.ask("document.documentElement.scrollWidth").asInt();
                assertTrue(needed <= width, page.getFileName() + " at " + width + " needs " + needed);
            }
        }
        assertQuiet();
    }

    /** At 1280 x 800: verdict, three tiles and the chart. On a phone the first test column is read without scrolling. */
    @Test
    void theFirstScreen_holdsVerdictTilesAndChart_andAPhoneTheTestColumn() {
        browser.open(report, 1280);
        assertEquals(
                3,
                browser.ask("document.querySelectorAll('.tiles > div').length").asInt());
        assertTrue(browser.ask("document.querySelector('.verdict').getBoundingClientRect().top")
                        .asInt()
                < browser.ask("document.querySelector('.tiles').getBoundingClientRect().top")
                        .asInt());
        int bottom = browser.ask("document.querySelector('.chart figure').getBoundingClientRect().bottom")
                .asInt();
        assertTrue(bottom > 300 && bottom <= 800, "the chart ends at " + bottom);
        browser.open(report, 390);
        int right = browser.ask("[...document.querySelectorAll('table')[0].querySelectorAll('tbody td')]"
                        + ".find(td => td.offsetWidth > 0 && td.textContent.includes('.'))"
                        + ".getBoundingClientRect().right")
                .asInt();
        assertTrue(right > 0 && right <= 390, "the first accuracy ends at " + right);
        assertEquals(
                "block",
                browser.ask("getComputedStyle(document.querySelector('.chart .narrow')).display")
                        .asText());
    }

    /** On paper the words that are folded on the screen are opened, and a table stands on one page with its heading. */
    @Test
    void paper_hasTheDefinitions_andWholeTables() throws IOException {
        browser.open(report, 1280);
        List<String> pages = new ArrayList<>();
        try (PDDocument pdf = Loader.loadPDF(browser.pdf())) {
            PDFTextStripper stripper = new PDFTextStripper();
            for (int i = 1; i <= pdf.getNumberOfPages(); i++) {
                stripper.setStartPage(i);
                stripper.setEndPage(i);
                pages.add(stripper.getText(pdf).replaceAll("\\s+", " "));
            }
        }
        String all = String.join(" ", pages);
        assertTrue(all.contains("Regret: points below the best cell of the table."), all);
        assertFalse(all.contains("What these numbers are (folded in the page)"), all);
        assertTrue(all.contains("Every run (folded in the page)"), all);
        assertFalse(all.contains("Where this comes from"), all);
        String table = pages.stream()
                .filter(p -> p.contains("best cell of the table 7"))
                .findFirst()
                .orElseThrow();
        assertTrue(table.contains("Accuracy True accuracy in percent"), table);
        assertTrue(table.contains("average cell (uniformly random) 7"), table);
        assertEquals(
                0,
                browser.ask("document.querySelectorAll('details[open]').length").asInt());
    }

    /** A long word, such as a checksum, is broken; and one chart has more room than one of three. */
    @Test
    void longWords_doNotWidenAPhone_andFewChartsAreLarger() {
        browser.open(sample, 390);
        browser.ask("void document.querySelector('main').append(Object.assign(document.createElement('ul'),"
                + " {innerHTML: '<li>' + 'x'.repeat(200) + '</li>'}))");
        assertTrue(browser.ask("document.documentElement.scrollWidth").asInt() <= 390);
        browser.open(sample, 1280);
        String width = "document.querySelector('.gallery svg').getBoundingClientRect().width";
        double many = browser.ask(width).asDouble();
        browser.ask("document.querySelectorAll('.gallery figure:nth-child(n+2)').forEach(f => f.remove())");
        assertTrue(browser.ask(width).asDouble() > 1.3 * many);
    }

    @Test
    void hostileNames_runNothing_andTheDataReadBack() {
        browser.open(sample, 1280);
        assertEquals(0, browser.ask("document.images.length").asInt());
        assertEquals(
                "</script><!-- &",
                browser.ask("JSON.parse(document.getElementById('facts').textContent).name")
                        .asText());
        assertQuiet();
    }

    /** The policy is no decoration: what a page could be made to ask for does not leave it. */
    @Test
    void policy_forbidsRequests() {
        browser.open(sample, 1280);
        browser.ask("void document.body.append(Object.assign(new Image(), {src: 'file:///x.png'}))");
        assertEquals(
                "blocked",
                browser.ask("(() => { const s = document.createElement('script'); s.textContent = 'window.ran = 1';"
                                + " document.body.append(s); return window.ran ? 'ran' : 'blocked'; })()")
                        .asText());
        assertEquals(2, browser.complaints().size(), "one for the image, one for the script");
    }

    private static List<String> column(int index) {
        return Stream.of(browser.ask("Array.from(document.querySelectorAll('tbody tr'), r => r.cells[" + index
                                + "].textContent).join('|')")
                        .asText()
                        .split("\\|"))
                .toList();
    }

    @Test
    void columns_areSortedByTheirNumbers_fromTheKeyboardToo() {
        browser.open(sample, 1280);
        List<String> first = column(0);
        assertEquals(
                "button",
                browser.ask("(document.querySelectorAll('thead button')[1].focus(),"
                                + " document.activeElement.localName)")
                        .asText());
        browser.press("Enter", 13);
        assertEquals(List.of("zero", "darts", "of it", "random", EVIL, "published"), column(0));
        assertEquals(
                "ascending",
                browser.ask("document.activeElement.parentNode.getAttribute('aria-sort')")
                        .asText());
        browser.press("Enter", 13);
        assertEquals(List.of("random", "darts", "of it", "zero", EVIL, "published"), column(0));
        browser.press("Enter", 13);
        assertEquals(first, column(0));
        browser.ask("document.querySelectorAll('thead button')[2].click()");
        assertEquals(List.of(EVIL, "darts", "of it", "zero", "random", "published"), column(0));
        assertQuiet();
    }

    @Test
    void series_areHiddenAndShown_andValuesAreReadOffThePlot() {
        browser.open(sample, 1280);
        String hidden = "document.querySelectorAll('svg.figure g.series.off').length";
        browser.ask("document.querySelector('.key').dispatchEvent(new MouseEvent('click', {bubbles: true}))");
        assertNotEquals(0, browser.ask(hidden).asInt());
        browser.ask("document.querySelector('.key').dispatchEvent(new MouseEvent('click', {bubbles: true}))");
        assertEquals(0, browser.ask(hidden).asInt());
        browser.ask("document.querySelector('svg[data-x]').scrollIntoView()");
        double x = browser.ask("document.querySelector('svg[data-x]').getBoundingClientRect().x + 200")
                .asDouble();
        double y = browser.ask("document.querySelector('svg[data-x]').getBoundingClientRect().y + 120")
                .asDouble();
        browser.moveTo(x, y);
        assertFalse(browser.ask("document.querySelector('.tip').hidden").asBoolean());
        String tip = browser.ask("document.querySelector('.tip').textContent").asText();
        assertTrue(tip.contains("epochs of the search: ") && tip.contains("darts"), tip);
        assertQuiet();
    }
}
