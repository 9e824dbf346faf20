package assay.internal.reports.image;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A figure whose style sheet is written into its elements, for programs that do not support selectors of descendants. */
final class Inlined {
    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)\\}");

    /** {@code circle.s0}: a tag, classes, or both. */
    private record Part(String tag, List<String> classes) {
        static Part of(String text) {
            String[] words = text.split("\\.");
            return new Part(words[0], List.of(words).subList(1, words.length));
        }

        boolean holds(Element element) {
            return (tag.isEmpty() || element.getTagName().equals(tag))
                    && Set.of(element.getAttribute("class").split(" ")).containsAll(classes);
        }
    }

    /** One selector of a rule: each part selects an element inside the element of the part before. */
    private record Rule(List<Part> parts, Map<String, String> style) {
        int weight() {
            return parts.stream()
                    .mapToInt(p -> 100 * p.classes().size() + (p.tag().isEmpty() ? 0 : 1))
                    .sum();
        }

        boolean holds(Element element) {
            int last = parts.size() - 1;
            if (!parts.get(last).holds(element)) {
                return false;
            }
            Node at = element.getParentNode();
            for (int i = last - 1; i >= 0; i--) {
                while (at instanceof Element e && !parts.get(i).holds(e)) {
                    at = at.getParentNode();
                }
                if (!(at instanceof Element)) {
                    return false;
                }
                at = at.getParentNode();
            }
            return true;
        }
    }

    private final Document document;

    /** @param svg with one style sheet, without variables */
    Inlined(String svg) {
        this.document = read(svg);
        Element sheet = (Element) document.getElementsByTagName("style").item(0);
        List<Rule> rules = rules(sheet.getTextContent());
        sheet.getParentNode().removeChild(sheet);
        NodeList all = document.getElementsByTagName("*");
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            elements.add((Element) all.item(i));
        }
        List<Map<String, String>> styles =
                elements.stream().map(e -> style(e, rules)).toList();
        for (int i = 0; i < elements.size(); i++) {
            Element element = elements.get(i);
            styles.get(i).forEach(element::setAttribute);
            element.removeAttribute("class");
        }
    }

    String text() {
        StringWriter out = new StringWriter();
        try {
            Transformer writer = TransformerFactory.newDefaultInstance().newTransformer();
            writer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            writer.transform(new DOMSource(document), new StreamResult(out));
        } catch (TransformerException e) {
            throw new IllegalStateException("a figure that cannot be written", e);
        }
        return out.toString();
    }

    private static Document read(String svg) {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException("a figure that is no XML", e);
        }
    }

    private static List<Rule> rules(String css) {
        List<Rule> rules = new ArrayList<>();
        Matcher m = RULE.matcher(css);
        while (m.find()) {
            Map<String, String> style = new LinkedHashMap<>();
            for (String declaration : m.group(2).split(";")) {
                int colon = declaration.indexOf(':');
                if (colon > 0) {
                    style.put(
                            declaration.substring(0, colon).strip(),
                            declaration.substring(colon + 1).strip());
                }
            }
            for (String selector : m.group(1).split(",")) {
                rules.add(new Rule(
                        Stream.of(selector.strip().split("\\s+")).map(Part::of).toList(), style));
            }
        }
        rules.sort(Comparator.comparingInt(Rule::weight)); // if rules have the same weight, the later one wins
        return rules;
    }

    private static Map<String, String> style(Element element, List<Rule> rules) {
        Map<String, String> style = new LinkedHashMap<>();
        rules.stream().filter(r -> r.holds(element)).forEach(r -> style.putAll(r.style()));
        return style;
    }
}
