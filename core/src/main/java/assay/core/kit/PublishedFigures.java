package assay.core.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The accuracies that papers report for methods in a space.
 *
 * @param names what papers call each method of our catalogue; a method may have several names
 * @param csv a header and lines {@code method,dataset,split,mean,std,source,verified}; empty for none
 */
public record PublishedFigures(Map<String, List<String>> names, String csv) {
    /** For spaces about which nothing was published. */
    public static final PublishedFigures NONE = new PublishedFigures(Map.of(), "");

    public PublishedFigures {
        names = Map.copyOf(names);
    }

    /** @param csv name of a resource in the package of the class */
    public static PublishedFigures of(Class<?> beside, String csv, Map<String, List<String>> names) {
        try (InputStream in = beside.getResourceAsStream(csv)) {
            return new PublishedFigures(names, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
