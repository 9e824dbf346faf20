package assay.internal.reports.study;

import assay.core.kit.Population;
import assay.core.kit.PublishedFigures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Figures that papers give for a space, with their sources, by the methods of our catalogue. */
public final class Published {
    /**
     * One published number.
     *
     * @param mean percent, as printed in the paper
     * @param std as printed; empty where the paper gives none
     * @param verified whether a stored copy of the source was found to check against
     */
    public record Figure(
            String method, String dataset, String split, String mean, String std, String source, boolean verified) {
        public String text() {
            return std.isEmpty() ? mean : mean + " ± " + std;
        }
    }

    private final Map<String, List<String>> names;
    private final List<Figure> figures;

    private Published(Map<String, List<String>> names, List<Figure> figures) {
        this.names = names;
        this.figures = figures;
    }

    /** Empty for spaces that nobody published figures of. */
    public static Published of(Population population) {
        PublishedFigures found = population.published();
        return new Published(
                found.names(),
                found.csv()
                        .lines()
                        .skip(1)
                        .map(Published::fields)
                        .map(f -> new Figure(
                                f.get(0),
                                f.get(1),
                                f.get(2),
                                f.get(3),
                                f.get(4),
                                f.get(5),
                                f.get(6).equals("yes")))
                        .toList());
    }

    public boolean isEmpty() {
        return figures.isEmpty();
    }

    /** The figures of one of our methods, by source. */
    public Map<String, List<Figure>> of(String method) {
        Map<String, List<Figure>> bySource = new LinkedHashMap<>();
        List<String> theirs = names.getOrDefault(method, List.of());
        figures.stream().filter(f -> theirs.contains(f.method())).forEach(f -> bySource.computeIfAbsent(
                        f.source(), k -> new ArrayList<>())
                .add(f));
        return bySource;
    }

    /** All of them, in the order of the papers. */
    public List<Figure> all() {
        return figures;
    }

    public static Optional<Figure> at(List<Figure> figures, Measure measure) {
        return figures.stream()
                .filter(f -> f.dataset().equals(measure.key())
                        && f.split().equals(measure.split().key()))
                .findFirst();
    }

    /** One line of RFC 4180 without line breaks inside quotes. */
    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
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
