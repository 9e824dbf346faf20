package assay.internal.experiments.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.internal.experiments.gate.Finding.Verdict;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** The gate's answer as XML. */
class JunitXmlTest {
    private static final Gauged GAUGED = new Gauged(List.of(), Map.of(), Map.of(), List.of());

    @Test
    void theXml_isRead_whateverAFailureSays() throws Exception {
        OptionalDouble none = OptionalDouble.empty();
        List<Finding> findings = List.of(
                new Finding(
                        Quantity.LOSS,
                        "darts",
                        OptionalDouble.of(1),
                        OptionalDouble.of(2),
                        0.02,
                        OptionalDouble.of(0.001),
                        none,
                        Verdict.WORSE,
                        OptionalDouble.of(1),
                        ""),
                new Finding(
                        Quantity.REGRET,
                        "a<&\"b",
                        none,
                        none,
                        0,
                        none,
                        none,
                        Verdict.FAILED,
                        none,
                        "x < y & \u0000\u001b[31m \"q\""),
                new Finding(
                        Quantity.REGRET, "new", none, none, 0, none, none, Verdict.NEW, none, "not in the baseline"),
                new Finding(Quantity.REGRET, "ok", none, none, 0, none, none, Verdict.SAME, none, ""));
        String xml = JunitXml.text(new GateAnswer(
                Path.of("b.json"),
                new Baseline(new Conditions("", "", ""), GAUGED, Map.of()),
                GAUGED,
                List.of(0L),
                "",
                0.05,
                findings));
        Document read = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        assertEquals("4", read.getDocumentElement().getAttribute("tests"));
        assertEquals("2", read.getDocumentElement().getAttribute("failures"));
        assertEquals(4, read.getElementsByTagName("testcase").getLength());
        assertEquals(2, read.getElementsByTagName("failure").getLength());
        assertEquals(1, read.getElementsByTagName("skipped").getLength());
        assertTrue(xml.contains("x &lt; y &amp; [31m"), xml);
        assertFalse(xml.contains("\u001b"));
    }
}
