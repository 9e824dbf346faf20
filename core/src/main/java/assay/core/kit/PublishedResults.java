package assay.core.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** All numbers that publications print and that this program carries. */
public final class PublishedResults {
    /** The columns of the list, in their order. */
    public static final List<String> COLUMNS = List.of(
            "source",
            "table",
            "space",
            "method",
            "assay_method",
            "setting",
            "dataset",
            "split",
            "metric",
            "value",
            "std",
            "best",
            "n_runs",
            "search_method",
            "note");

    private PublishedResults() {}

    /** Read once. */
    private static final class Read {
        static final List<PublishedResult> ALL = read();
    }

    /** In the order of the publications. */
    public static List<PublishedResult> all() {
        return Read.ALL;
    }

    /** The numbers of comparisons with a name that begins like this. */
    public static List<PublishedResult> in(String space) {
        return all().stream().filter(r -> r.space().startsWith(space)).toList();
    }

    private static List<PublishedResult> read() {
        try (InputStream in = PublishedResults.class.getResourceAsStream("published.csv")) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            if (!fields(lines.get(0)).equals(COLUMNS)) {
                throw new IllegalStateException(
                        "published.csv: expected the columns " + COLUMNS + ", found " + lines.get(0) + ".");
            }
            return lines.stream().skip(1).map(l -> result(fields(l))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PublishedResult result(List<String> f) {
        return new PublishedResult(
                f.get(0),
                f.get(1),
                f.get(2),
                f.get(3),
                f.get(4),
                f.get(5),
                f.get(6),
                f.get(7),
                f.get(8),
                f.get(9),
                f.get(10),
                f.get(11).equals("yes"),
                f.get(12),
                f.get(13),
                f.get(14));
    }

    /** One line of RFC 4180 without line breaks inside quotes. */
    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
