package assay.internal.reports.document;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of places in a page, for links. */
public final class Anchor {
    private static final Pattern VALID = Pattern.compile("[a-z0-9]([a-z0-9_.-]*[a-z0-9])?");

    private Anchor() {}

    /** {@code run-darts-0} for {@code run}, {@code DARTS}, {@code 0}: different texts can have the same name. */
    public static String of(String... parts) {
        String id = String.join("-", parts)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return id.isEmpty() ? "x" : id;
    }

    static void require(String id) {
        if (!VALID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "place in a page: expected lower-case letters, digits and hyphens, found '" + id + "'");
        }
    }
}
