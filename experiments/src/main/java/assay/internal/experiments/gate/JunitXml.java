package assay.internal.experiments.gate;

import assay.internal.core.io.WholeFile;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The gate's answer for CI systems, in the format of JUnit's runners: a test case for each line. */
public final class JunitXml {
    private JunitXml() {}

    public static void write(Path file, GateAnswer answer) {
        WholeFile.write(file, text(answer));
    }

    public static String text(GateAnswer answer) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", "assay gate");
            xml.writeAttribute("tests", Integer.toString(answer.findings().size()));
            xml.writeAttribute("failures", Integer.toString(answer.bad().size()));
            xml.writeAttribute("errors", "0");
            xml.writeAttribute(
                    "skipped",
                    Long.toString(answer.findings().stream()
                            .filter(f -> f.verdict() == Finding.Verdict.NEW)
                            .count()));
            for (Finding f : answer.findings()) {
                xml.writeCharacters("\n  ");
                testcase(xml, f);
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a text could not be written as XML", e);
        }
        return text.toString();
    }

    private static void testcase(XMLStreamWriter xml, Finding f) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", "assay.gate." + f.quantity().key());
        xml.writeAttribute("name", f.of());
        String words = words(f);
        if (f.verdict().fails()) {
            xml.writeStartElement("failure");
            xml.writeAttribute("type", f.verdict().name().toLowerCase(Locale.ROOT));
            xml.writeAttribute("message", clean(words));
            xml.writeEndElement();
        } else if (f.verdict() == Finding.Verdict.NEW) {
            xml.writeStartElement("skipped");
            xml.writeAttribute("message", clean(f.detail()));
            xml.writeEndElement();
        } else {
            xml.writeStartElement("system-out");
            xml.writeCharacters(clean(words));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static String words(Finding f) {
        return f.verdict() == Finding.Verdict.FAILED
                ? f.detail()
                : String.format(
                        Locale.ROOT,
                        "%s: %.4f, baseline %.4f, margin %.4f, adjusted p %.3g (%s)",
                        f.verdict().word(),
                        f.now().orElse(Double.NaN),
                        f.before().orElse(Double.NaN),
                        f.margin(),
                        f.p().orElse(Double.NaN),
                        f.quantity().about());
    }

    /** Removes control characters, which XML 1.0 does not allow even with escapes. A failure's message may have some. */
    private static String clean(String text) {
        return text.codePoints()
                .filter(c ->
                        c >= 0x20 && c < 0xD800 || c > 0xDFFF && c != 0xFFFE && c != 0xFFFF || c == '\n' || c == '\t')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
