package assay.internal.experiments.config.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The word that the user probably meant. */
public final class Nearest {
    private Nearest() {}

    /** {@code " Did you mean 'epochs'?"}, or an empty text if no word is similar. */
    public static String hint(String found, Collection<String> words) {
        return of(found, words).map(w -> " Did you mean '" + w + "'?").orElse("");
    }

    public static Optional<String> of(String found, Collection<String> words) {
        return words.stream()
                .min(Comparator.comparingInt((String w) -> distance(found, w)).thenComparing(w -> w))
                .filter(w -> distance(found, w) <= Math.max(2, w.length() / 3));
    }

    /** The number of letters to insert, delete or replace (Levenshtein). */
    public static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replace, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
