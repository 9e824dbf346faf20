package assay.internal.reports.checklist;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What only the author of an experiment knows.
 *
 * @param checklist what the author says about a {@link Practice}, by its key
 */
public record AuthorNotes(Optional<Tuning> tuning, Map<String, String> checklist) {
    /** No statements of the author. */
    public static final AuthorNotes NONE = new AuthorNotes(Optional.empty(), Map.of());

    public AuthorNotes {
        for (String key : checklist.keySet()) {
            if (!Practice.KEYS.contains(key)) {
                throw new IllegalArgumentException("checklist: expected keys of " + Practice.KEYS + ", found " + key);
            }
        }
        checklist = Collections.unmodifiableMap(new LinkedHashMap<>(checklist)); // Map.copyOf loses the order
    }

    Optional<String> says(Practice practice) {
        return Optional.ofNullable(checklist.get(practice.key()));
    }
}
