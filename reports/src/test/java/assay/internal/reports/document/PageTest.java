package assay.internal.reports.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.internal.reports.Xml;
import assay.internal.reports.document.Block.Bullets;
import assay.internal.reports.document.Block.Cell;
import assay.internal.reports.document.Block.Code;
import assay.internal.reports.document.Block.Column;
import assay.internal.reports.document.Block.Data;
import assay.internal.reports.document.Block.Details;
import assay.internal.reports.document.Block.Grid;
import assay.internal.reports.document.Block.Heading;
import assay.internal.reports.document.Block.Kind;
import assay.internal.reports.document.Block.Link;
import assay.internal.reports.document.Block.Paragraph;
import assay.internal.reports.document.Block.Row;
import assay.internal.reports.document.Block.Source;
import assay.internal.reports.document.Block.SubHeading;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class PageTest {
    private static Document with(String text) {
        Row row = new Row(
                Kind.MAIN,
                "run-a-0",
                List.of(new Cell(text, true).withHint(text).linkTo("run-a-0"), Cell.of(text)));
        return new Document(
                text,
                text,
                List.of(
                        new Heading(text),
                        new SubHeading(text),
                        new Paragraph(text, true),
                        new Bullets(List.of(text)),
                        new Heading(text),
                        new Grid(
                                text,
                                List.of(new Column(text, text, false), new Column(text, text, true)),
                                List.of(row)),
                        new Details(text, List.of(new Code(text))),
                        new Source(List.of(new Link(text, "run-a-0")), List.of(text), List.of(text)),
                        new Heading("last"),
                        new Data("facts", "{\"a\": \"</script><script>alert(1)</script>]]>&\"}")));
    }

    /** A file name or a command line may hold it. */
    @Test
    void dataOfAnyCharacters_isReadBackFromThePage() throws Exception {
        String text = "a\u0085\u009b\u2028\ufffe\uffff\ud800 \udfff\ud83d\ude00\u0001\u007f<]]>";
        ObjectMapper json = new ObjectMapper();
        String page = Html.write(new Document(
                "t", "t", List.of(new Heading("h"), new Data("facts", json.writeValueAsString(List.of(text))))));
        NodeList scripts = Xml.parse(page).getElementsByTagName("script");
        List<String> carried = IntStream.range(0, scripts.getLength())
                .mapToObj(i -> (Element) scripts.item(i))
                .filter(e -> e.getAttribute("id").equals("facts"))
                .map(Element::getTextContent)
                .toList();
        assertEquals(text, json.readTree(carried.get(0)).get(0).textValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "</script></style></table></svg>",
                "]]>",
                "<!-- -->",
                "\" onmouseover=\"alert(1)",
                "' onmouseover='alert(1)",
                "&amp; &#60; &",
                "\u0000\u0008\u000b\uffff\ud800",
                "javascript:alert(1)",
                "![x](http://x.org/y) `a` | <b>"
            })
    void hostileText_staysText_inEveryField(String text) {
        String page = Html.write(with(text));
        org.w3c.dom.Document dom = Xml.parse(page);
        assertEquals(1, Xml.programs(dom));
        NodeList all = dom.getElementsByTagName("*");
        IntStream.range(0, all.getLength()).mapToObj(i -> (Element) all.item(i)).forEach(e -> {
            assertFalse(Set.of("b", "img", "iframe", "link").contains(e.getTagName()), e.getTagName());
            for (int i = 0; i < e.getAttributes().getLength(); i++) {
                assertFalse(e.getAttributes().item(i).getNodeName().startsWith("on"), "a handler");
            }
            assertTrue(e.getAttribute("href").matches("(#[a-z0-9_.-]+)?"), "a link that leaves the page");
        });
        String markdown = Markdown.write(with(text), "figures").replaceAll("(?s)```.*?```", "");
        assertFalse(markdown.contains("<script") || markdown.contains("<b>") || markdown.contains("![x]("), markdown);
    }

    @Test
    void policy_namesTheHashesOfThePagesOwnScriptAndStyle_andNothingElse() throws Exception {
        String page = Html.write(with("a"));
        String policy = between(page, "Content-Security-Policy\" content=\"", "\"");
        assertEquals(
                "default-src 'none'; script-src '" + hash(between(page, "<script>", "</script>")) + "'; style-src '"
                        + hash(between(page, "<style>", "</style>")) + "'; base-uri 'none'; form-action 'none'",
                policy);
    }

    private static String between(String text, String from, String to) {
        int start = text.indexOf(from) + from.length();
        return text.substring(start, text.indexOf(to, start));
    }

    private static String hash(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(digest);
    }

    @Test
    void places_areUnique_andEveryLinkHasOne() {
        String page = Html.write(with("the same"));
        List<String> ids = matches(page, " id=\"([^\"]*)\"");
        assertEquals(ids.size(), new HashSet<>(ids).size(), ids.toString());
        List<String> links = matches(page, " href=\"#([^\"]*)\"");
        assertEquals(5, links.size(), "three sections, one cell, one source");
        assertTrue(ids.containsAll(links), links.toString());
    }

    private static List<String> matches(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult m) -> m.group(1))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "A", "a\"", "-a", "http://x", "a/b", "#a"})
    void aPlaceThatIsNone_isRefused(String id) {
        assertThrows(IllegalArgumentException.class, () -> new Data(id, "{}"));
    }

    @Test
    void anchor_ofAnyText_isAPlace() {
        assertEquals("run-balenas-tf-0", Anchor.of("run", "BaLeNAS TF", "0"));
        new Data(Anchor.of("<script>"), "{}");
        new Data(Anchor.of("", "…", "-"), "{}");
    }

    /** What a forge would link, and tell somebody about, is broken by a blank of no width; nothing else is touched. */
    @Test
    void markdown_callsNobody() {
        String text = Markdown.write(
                new Document(
                        "cc @octocat",
                        "fixes #12 and GH-7",
                        List.of(new Block.Paragraph("a@b, @org/team, # 3, x-1, 5 @ 3", false))),
                "figures");
        assertEquals(
                "# cc @&#8203;octocat\n\nfixes \\#&#8203;12 and GH-&#8203;7\n\n"
                        + "a@&#8203;b, @&#8203;org/team, \\# 3, x-1, 5 @ 3\n",
                text);
    }
}
