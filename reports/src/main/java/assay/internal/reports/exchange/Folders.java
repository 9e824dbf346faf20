package assay.internal.reports.exchange;

import assay.internal.reports.number.Slug;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Makes names of files and columns from names of users. */
final class Folders {
    private Folders() {}

    /** A slug for each name, all different: if two are equal, the second gets a number. */
    static List<String> of(List<String> names) {
        Set<String> taken = new HashSet<>();
        List<String> slugs = new ArrayList<>();
        for (String name : names) {
            String slug = Slug.of(name);
            String free = slug;
            for (int i = 2; !taken.add(free); i++) {
                free = slug + "-" + i;
            }
            slugs.add(free);
        }
        return slugs;
    }

    /** Letters, digits and underscores, as programs require for names of metrics. */
    static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
    }
}
