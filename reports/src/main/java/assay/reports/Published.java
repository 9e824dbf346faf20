package assay.reports;

import assay.reports.space.Population;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Figures that papers give for NAS-Bench-201; the resource beside this class has them with their sources. */
final class Published {
    /** The names that papers use for the methods of our catalogue. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("darts", "DARTS 1st"),
            Map.entry("darts-2nd", "DARTS 2nd"),
            Map.entry("balenas", "BaLeNAS 1st"),
            Map.entry("balenas-2nd", "BaLeNAS 2nd"),
            Map.entry("balenas-tf", "BaLeNAS-TF"),
            Map.entry("zero-cost", "Zero-cost NAS (100 random, SynFlow)"),
            Map.entry("random", "Random baseline"),
            Map.entry("drnas", "DrNAS"),
            Map.entry("gdas", "GDAS"),
            Map.entry("random-search", "RS"),
            Map.entry("regularized-evolution", "REA"),
            Map.entry("reinforce", "REINFORCE"),
            Map.entry("bohb", "BOHB"));

    /**
     * One published number.
     *
     * @param mean percent, as printed in the paper
     * @param std as printed; empty where the paper gives none
     * @param verified whether a stored copy of the source was found to check against
     */
    record Figure(
            String method, String dataset, String split, String mean, String std, String source, boolean verified) {
        String text() {
            return std.isEmpty() ? mean : mean + " ± " + std;
        }
    }

    private final List<Figure> figures;

    private Published(List<Figure> figures) {
        this.figures = figures;
    }

    /** Empty for spaces that the file has nothing of. */
    static Published of(Population population) {
        return population.table().equals("201") ? read() : new Published(List.of());
    }

    private static Published read() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Published.class.getResourceAsStream("published-201.csv"), StandardCharsets.UTF_8))) {
            return new Published(in.lines()
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
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isEmpty() {
        return figures.isEmpty();
    }

    /** The figures of one of our methods, by source. */
    Map<String, List<Figure>> of(String method) {
        Map<String, List<Figure>> bySource = new LinkedHashMap<>();
        String name = NAMES.get(method);
        figures.stream().filter(f -> f.method().equals(name)).forEach(f -> bySource.computeIfAbsent(
                        f.source(), k -> new ArrayList<>())
                .add(f));
        return bySource;
    }

    static Optional<Figure> at(List<Figure> figures, Measure measure) {
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
