package assay.internal.reports.trace;

import assay.core.error.DataFormatException;
import assay.core.error.DataMissingException;
import assay.core.run.RunRecord;
import assay.core.truth.Split;
import assay.internal.reports.document.PageSeal;
import assay.internal.reports.trace.Differences.Difference;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Compares the visible numbers of a page with its data for programs: each run's cell and accuracies, each method's means and
 * deviations. It also checks whether anything else of the page was changed.
 *
 * @param compared how many numbers were compared
 * @param differences a visible number, and the number in the data
 */
public record VisibleNumbers(int compared, List<Difference> differences) {
    private static final String AS_WRITTEN = "as it was written";

    /** The heading of a column of means; older pages have the split as its heading. */
    private static final Set<String> MEANS = Set.of("mean", Split.VALID.key(), Split.TEST.key());

    public VisibleNumbers {
        differences = List.copyOf(differences);
    }

    /** @throws DataFormatException if the page is not a well-formed text as Assay writes it */
    public static VisibleNumbers of(Path page, Carried carried) {
        try {
            String text = Files.readString(page);
            VisibleNumbers found = new Reader(carried, parse(text)).read();
            List<Difference> all = new ArrayList<>(found.differences);
            if (!PageSeal.holds(text).orElse(true)) {
                all.add(new Difference("page", "text", "changed since", AS_WRITTEN));
            }
            return new VisibleNumbers(found.compared, all);
        } catch (SAXException e) {
            throw new DataFormatException(
                    page.toString(),
                    -1,
                    page + ": expected the page as Assay wrote it, found text that is not well-formed: "
                            + e.getMessage() + ". Give the page that was written.",
                    e);
        } catch (IOException e) {
            throw new DataMissingException(page + ": could not be read: " + e.getMessage() + ".", e);
        }
    }

    /** A parser that loads nothing, whatever the page says. */
    private static Document parse(String html) throws SAXException, IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new InputSource(new StringReader(html)));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java has these features", e);
        }
    }

    private static final class Reader {
        private final Carried carried;
        private final Numbering numbering;
        private final Map<String, List<String>> byId = new HashMap<>();
        private final Map<String, List<String>> means = new LinkedHashMap<>();
        private final List<Difference> differences = new ArrayList<>();
        private int compared;

        Reader(Carried carried, Document page) {
            this.carried = carried;
            this.numbering = carried.numbering();
            NodeList rows = page.getElementsByTagName("tr");
            for (int i = 0; i < rows.getLength(); i++) {
                Element row = (Element) rows.item(i);
                List<String> texts = cells(row);
                byId.putIfAbsent(row.getAttribute("id"), texts);
                if (isIn(row, "accuracy") && row.getAttribute("class").equals("main")) {
                    means.putIfAbsent(texts.get(0), means(row, texts));
                }
            }
        }

        /** The means of a method, one for each question, wherever the table has them: the headings say which they are. */
        private static List<String> means(Element row, List<String> texts) {
            Element table = (Element) row.getParentNode().getParentNode();
            NodeList heads = ((Element) table.getElementsByTagName("thead").item(0)).getElementsByTagName("tr");
            List<String> labels = cells((Element) heads.item(heads.getLength() - 1));
            return IntStream.range(0, Math.min(labels.size(), texts.size()))
                    .filter(i -> MEANS.contains(labels.get(i)))
                    .mapToObj(texts::get)
                    .toList();
        }

        private static List<String> cells(Element row) {
            List<String> texts = new ArrayList<>();
            for (Node n = row.getFirstChild(); n != null; n = n.getNextSibling()) {
                if (n instanceof Element e) {
                    texts.add(e.getTextContent());
                }
            }
            return texts;
        }

        private static boolean isIn(Node node, String section) {
            for (Node n = node; n != null; n = n.getParentNode()) {
                if (n instanceof Element e && e.getTagName().equals("section")) {
                    return e.getAttribute("id").endsWith("-" + section);
                }
            }
            return false;
        }

        VisibleNumbers read() {
            List<RunRecord> runs = carried.experiment().runs();
            if (runs.size() <= TraceSections.MOST_RUNS) {
                for (int r = 0; r < runs.size(); r++) {
                    run(runs.get(r), carried.runs().get(r));
                }
            }
            Map<String, List<CarriedRun>> methods = new LinkedHashMap<>();
            carried.runs().forEach(r -> methods.computeIfAbsent(r.method(), m -> new ArrayList<>())
                    .add(r));
            methods.forEach(this::method);
            return new VisibleNumbers(compared, differences);
        }

        private void run(RunRecord run, CarriedRun as) {
            String who = run.method() + ", seed " + run.seed();
            List<String> row = byId.getOrDefault(Places.run(run.method(), run.seed()), List.of());
            carried.head()
                    .population()
                    .census()
                    .ifPresent(c -> compare(who, "cell", row, 2, Integer.toString(c.index(c.place(run.chosen())))));
            List<OptionalDouble> values = carried.accuracies().getOrDefault(as.chosen(), List.of());
            for (int i = 0; i < carried.asked().size(); i++) {
                OptionalDouble value = i < values.size() ? values.get(i) : OptionalDouble.empty();
                compare(
                        who,
                        carried.asked().get(i).words(),
                        row,
                        3 + i,
                        TraceSections.text(carried.head().population(), value));
            }
        }

        /** Compares means and deviations; pages without a table do not have these rows. */
        private void method(String method, List<CarriedRun> runs) {
            List<String> shown = means.get(method);
            if (shown == null) {
                return;
            }
            for (int i = 0; i < carried.asked().size(); i++) {
                int at = i;
                double[] found = runs.stream()
                        .flatMapToDouble(r -> carried.accuracies().getOrDefault(r.chosen(), List.of()).stream()
                                .skip(at)
                                .limit(1)
                                .flatMapToDouble(OptionalDouble::stream))
                        .toArray();
                String expected =
                        TraceSections.digits(carried.head().population()).meanStd(found);
                String seen = i < shown.size() ? shown.get(i) : "";
                boolean same = seen.equals(expected) || seen.startsWith(expected + " (n = ");
                compared += found.length < 2 ? 1 : 2;
                if (!same) {
                    differences.add(new Difference(
                            method, "visible mean, " + carried.asked().get(i).words(), seen, expected));
                }
            }
        }

        private void compare(String who, String what, List<String> row, int column, String expected) {
            String seen = column < row.size() ? row.get(column) : "";
            compared++;
            if (!seen.equals(expected)) {
                differences.add(new Difference(who, "visible " + what, seen.isEmpty() ? "none" : seen, expected));
            }
        }
    }
}
