package assay.internal.reports.study;

import assay.core.kit.PublishedResult;
import assay.internal.reports.number.Format;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Numbers that papers give for the methods of a study: means, checked against a copy of the source, of the same space,
 * method and setting. Numbers of papers for other settings are not shown beside any run.
 */
public final class Published {
    private static final String METHODS = "methods.";

    private final List<PublishedResult> results;
    private final Map<String, String> configuration;

    private Published(List<PublishedResult> results, Map<String, String> configuration) {
        this.results = results;
        this.configuration = configuration;
    }

    /** Empty for spaces about which no numbers were published. */
    public static Published of(Study study) {
        return new Published(
                study.population().published().stream()
                        .filter(PublishedResult::comparable)
                        .toList(),
                Settings.of(study.experiment().configuration()));
    }

    public boolean isEmpty() {
        return results.isEmpty();
    }

    /**
     * The numbers of one of the study's methods, by where they are printed.
     *
     * @param method as the study names it: {@code data@m7}
     */
    public Map<String, List<PublishedResult>> of(String method) {
        Map<String, List<PublishedResult>> byPlace = new LinkedHashMap<>();
        String catalogued = method.replaceFirst("@.*", "");
        Map<String, String> settings = settings(method);
        results.stream()
                .filter(r -> r.assayMethod().equals(catalogued)
                        && settings.entrySet()
                                .containsAll(r.asks().orElseThrow().entrySet()))
                .forEach(r -> byPlace.computeIfAbsent(r.place(), k -> new ArrayList<>())
                        .add(r));
        return byPlace;
    }

    /** The settings of the method, and the images of the experiment. */
    private Map<String, String> settings(String method) {
        Map<String, String> all = new LinkedHashMap<>();
        String own = configuration.getOrDefault(METHODS + method, "");
        if (own.startsWith("{") && own.endsWith("}")) {
            for (String pair : own.substring(1, own.length() - 1).split(", ")) {
                int colon = pair.indexOf(": ");
                if (colon > 0) {
                    all.put(pair.substring(0, colon), pair.substring(colon + 2));
                }
            }
        }
        String images = configuration.getOrDefault(PublishedResult.IMAGES, configuration.get("text.dataset"));
        if (images != null) {
            all.put(PublishedResult.IMAGES, images);
        }
        return all;
    }

    /** All of them, in the order of the papers. */
    public List<PublishedResult> all() {
        return results;
    }

    /** Whether two numbers are in the same row of the same table. */
    public static boolean isSameRow(PublishedResult a, PublishedResult b) {
        return a.space().equals(b.space())
                && a.method().equals(b.method())
                && a.place().equals(b.place());
    }

    /** Another number of the same row of the same table; a dash if there is none. */
    public static String printedBeside(Study study, PublishedResult of, String metric) {
        return study.population().published().stream()
                .filter(r -> r.metric().equals(metric) && isSameRow(r, of))
                .map(PublishedResult::text)
                .findFirst()
                .orElse(Format.NOTHING);
    }

    public static Optional<PublishedResult> at(List<PublishedResult> results, Measure measure) {
        return results.stream()
                .filter(r -> r.dataset().equals(measure.key())
                        && r.split().equals(measure.split().key()))
                .findFirst();
    }
}
