package assay.internal.cli;

import assay.core.error.UsageException;
import assay.core.kit.PublishedResult;
import assay.core.kit.PublishedResults;
import assay.internal.core.text.CsvLine;
import assay.internal.core.text.Printable;
import assay.internal.core.text.Wrapped;
import assay.internal.experiments.config.yaml.Nearest;
import assay.internal.experiments.run.Reproducible;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** {@code assay list published}: the numbers that papers print, and which of them an experiment measures again. */
final class PublishedList {
    private static final int METHOD = 34;
    private static final int MEASURE = 30;
    private static final int VALUE = 16;
    /** The indent of the second line of a number. */
    private static final String BELOW = " ".repeat(8);

    private final List<PublishedResult> results;
    /** Remembers results, because many numbers are about the same method and setting. */
    private final Map<PublishedResult, String> entries = new HashMap<>();

    /**
     * @param space a comparison, or a space with several comparisons; null for all
     * @param method by our name or as printed; null for all
     */
    PublishedList(String space, String method) {
        List<PublishedResult> there = new ArrayList<>(PublishedResults.all());
        if (space != null) {
            there.removeIf(r -> !r.space().equals(space)
                    && !r.space().startsWith(space + "-")
                    && !space.startsWith(r.space() + "-"));
            if (there.isEmpty()) {
                Set<String> spaces = new TreeSet<>();
                PublishedResults.all().forEach(r -> spaces.add(r.space()));
                throw new UsageException("--space: expected one of " + String.join(", ", spaces) + ", found '" + space
                        + "'." + Nearest.hint(space, spaces));
            }
        }
        if (method != null) {
            Set<String> names = new TreeSet<>();
            there.forEach(r -> names.addAll(List.of(r.assayMethod(), r.method())));
            there.removeIf(r -> !r.assayMethod().equals(method) && !r.method().equals(method));
            if (there.isEmpty()) {
                throw new UsageException("list published: expected a method that published numbers are of, found '"
                        + method + "'." + Nearest.hint(method, names));
            }
        }
        results = List.copyOf(there);
    }

    private String entry(PublishedResult r) {
        PublishedResult alike = new PublishedResult(
                "",
                "",
                r.space(),
                "",
                r.assayMethod(),
                r.setting(),
                r.dataset(),
                "",
                r.metric(),
                "",
                "",
                false,
                "",
                "",
                "");
        return entries.computeIfAbsent(alike, a -> Reproducible.entry(a).orElse(""));
    }

    void json(ArrayNode items) {
        for (PublishedResult r : results) {
            ObjectNode item = items.addObject();
            List<String> cells = cells(r);
            for (int i = 0; i < PublishedResults.COLUMNS.size(); i++) {
                item.put(PublishedResults.COLUMNS.get(i), cells.get(i));
            }
            item.put("verified", r.verified());
            item.put("reproduced_by", cells.get(PublishedResults.COLUMNS.size()));
        }
    }

    void csv(PrintWriter out) {
        List<String> columns = new ArrayList<>(PublishedResults.COLUMNS);
        columns.add("reproduced_by");
        out.print(CsvLine.of(',', columns));
        results.forEach(r -> out.print(CsvLine.of(',', cells(r))));
    }

    private List<String> cells(PublishedResult r) {
        return List.of(
                r.source(),
                r.table(),
                r.space(),
                r.method(),
                r.assayMethod(),
                r.setting(),
                r.dataset(),
                r.split(),
                r.metric(),
                r.value(),
                r.std(),
                r.best() ? "yes" : "",
                r.runs(),
                r.searchMethod(),
                r.note(),
                entry(r));
    }

    /** The numbers by publication and table. */
    void text(PrintWriter out) {
        String last = "";
        int reproducible = 0;
        for (PublishedResult r : results) {
            String head = r.source() + ", " + r.table() + ": " + r.space();
            if (!head.equals(last)) {
                out.println((last.isEmpty() ? "" : "\n") + head);
                last = head;
            }
            String entry = entry(r);
            reproducible += entry.isEmpty() ? 0 : 1;
            String row = "  " + pad(r.method(), METHOD)
                    + pad((r.dataset() + " " + r.split()).strip() + " " + r.metric(), MEASURE)
                    + pad(r.text(), VALUE);
            String more = (entry.isEmpty() ? "" : "= " + entry + " ") + about(r);
            if (row.length() + more.length() <= Wrapped.WIDTH) {
                out.println(Printable.of((row + more).stripTrailing()));
            } else {
                out.println(Printable.of(row.stripTrailing()));
                out.println(Wrapped.text(BELOW, Printable.of(more), BELOW.length()));
            }
        }
        out.println();
        out.println(Wrapped.text(
                results.size() + " numbers. ",
                reproducible + " are about methods, settings and data that an experiment can have: the line for its"
                        + " 'methods' is after the sign =. --csv and --json have a column for each part.",
                0));
    }

    private static String about(PublishedResult r) {
        List<String> parts = new ArrayList<>();
        if (!r.setting().isEmpty()) {
            parts.add(r.setting().replace(";", ", "));
        }
        if (r.best()) {
            parts.add("best of several runs");
        }
        if (!r.runs().isEmpty()) {
            parts.add(r.runs() + " runs");
        }
        if (!r.note().isEmpty()) {
            parts.add(r.note());
        }
        return parts.isEmpty() ? "" : "(" + String.join("; ", parts) + ")";
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
