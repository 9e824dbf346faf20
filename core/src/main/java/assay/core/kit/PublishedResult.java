package assay.core.kit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One number that a publication prints.
 *
 * @param source the publication
 * @param table where in it; {@code text} for running text
 * @param space the comparison that it belongs to: {@code nasbench201}, {@code darts-cifar10}
 * @param method as printed
 * @param assayMethod its name in our catalogue; empty if it is not in the catalogue, or if comparing it with this row would
 *     not be fair
 * @param setting {@code key=value} joined by {@code ;}
 * @param split empty for sizes and costs
 * @param metric what is measured, and in which unit
 * @param value as printed
 * @param std what follows the ± sign; may be empty
 * @param best whether it is the best of several runs, and no mean
 * @param runs how many, where the source says so; else empty
 * @param searchMethod manual, RL, evolution, SMBO, gradient, random; may be empty
 * @param note cutout, footnotes, what is in doubt
 */
public record PublishedResult(
        String source,
        String table,
        String space,
        String method,
        String assayMethod,
        String setting,
        String dataset,
        String split,
        String metric,
        String value,
        String std,
        boolean best,
        String runs,
        String searchMethod,
        String note) {
    /** The key of {@link #asks} for the images that were searched on. */
    public static final String IMAGES = "images.dataset";

    /** What papers call a setting, and what it is called here. */
    private static final Map<String, String> NAMES = Map.of(
            "draws", "draws",
            "mcmc", "draws",
            "adc", "constraint",
            "samples", "samples",
            "proxy", "proxy",
            "budget", "trainings",
            "top_ops", "top_ops",
            "searched_on", IMAGES);

    /** Settings that say who ran something, and not what was run. */
    private static final List<String> WHO = List.of("code", "reproduced");

    /** Whether the number was checked against a copy of the source. If not, it was written down from memory. */
    public boolean verified() {
        return !note.startsWith("unverified");
    }

    /** The value with what follows the ± sign. */
    public String text() {
        return std.isEmpty() ? value : value + " ± " + std;
    }

    /** Where it is printed, and which setting it is about. */
    public String place() {
        return source + ", " + table + (setting.isEmpty() ? "" : ", " + setting.replace(";", ", "));
    }

    /**
     * The settings of our method that it is about, by our names. Empty if it is about a setting that our method does not have,
     * such as the supernet's own error.
     */
    public Optional<Map<String, String>> asks() {
        Map<String, String> asked = new LinkedHashMap<>();
        for (String pair : setting.isEmpty() ? new String[0] : setting.split(";")) {
            String key = pair.substring(0, pair.indexOf('='));
            if (NAMES.containsKey(key)) {
                asked.put(NAMES.get(key), pair.substring(pair.indexOf('=') + 1));
            } else if (!WHO.contains(key)) {
                return Optional.empty();
            }
        }
        return Optional.of(asked);
    }

    /**
     * Whether it can be shown beside what a method of ours found. It must be a checked mean, and of a method and a setting
     * that we can run.
     */
    public boolean comparable() {
        return verified()
                && !best
                && !assayMethod.isEmpty()
                && !split.isEmpty()
                && List.of("accuracy", "error", "perplexity").contains(metric)
                && asks().isPresent();
    }
}
