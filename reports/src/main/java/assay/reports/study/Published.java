package assay.reports.study;

import assay.reports.space.Population;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Figures that papers give for NAS-Bench-201 (accuracies) and for the DARTS space (test errors); the resources beside this
 * class have them with their sources.
 */
public final class Published {
    /** The names that papers use for the methods of our catalogue. */
    private static final Map<String, List<String>> ON_DARTS = Map.ofEntries(
            Map.entry("darts", List.of("DARTS 1st")),
            Map.entry("darts-2nd", List.of("DARTS 2nd")),
            Map.entry("data", List.of("DATA M=4")),
            Map.entry("drnas", List.of("DrNAS without progressive")),
            Map.entry("drnas-progressive", List.of("DrNAS")),
            Map.entry("balenas", List.of("BaLeNAS")),
            Map.entry("balenas-tf", List.of("BaLeNAS-TF")),
            Map.entry("gdas", List.of("GDAS")),
            Map.entry("snas", List.of("SNAS", "SNAS moderate")),
            Map.entry("pc-darts", List.of("PC-DARTS")),
            Map.entry("p-darts", List.of("P-DARTS")),
            Map.entry("rsps", List.of("RandomNAS")),
            Map.entry("random", List.of("Random baseline")));

    private static final Map<String, String> ON_201 = Map.ofEntries(
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

    /** Empty for spaces that the file has nothing of. */
    public static Published of(Population population) {
        return switch (population.table()) {
            case "201" -> {
                Map<String, List<String>> names = new HashMap<>();
                ON_201.forEach((ours, theirs) -> names.put(ours, List.of(theirs)));
                yield new Published(names, read("published-201.csv"));
            }
            case "darts" -> new Published(ON_DARTS, read("published-darts.csv"));
            default -> new Published(Map.of(), List.of());
        };
    }

    private static List<Figure> read(String resource) {
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(Published.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
            return in.lines()
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
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
