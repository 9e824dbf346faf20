package assay.internal.reports.number;

import java.util.Locale;

/** Names of methods and data sets in file names. */
public final class Slug {
    private static final int MOST = 40;

    private Slug() {}

    /** Lower-case letters, digits and hyphens, at most 40; different names can have the same slug. */
    public static String of(String name) {
        String slug =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.isEmpty() ? "x" : slug.substring(0, Math.min(MOST, slug.length()));
    }
}
