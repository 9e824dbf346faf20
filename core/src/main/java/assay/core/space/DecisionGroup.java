package assay.core.space;

import java.util.List;

/**
 * One decision of a search space: a name ("3&lt;-1") and its options in the order of alpha. Groups may differ in width.
 */
public record DecisionGroup(String name, List<String> options) {
    public DecisionGroup {
        options = List.copyOf(options);
        if (options.isEmpty()) {
            throw new IllegalArgumentException(
                    "decision group '" + name + "': expected at least one option, found none");
        }
    }

    /** How many options there are. */
    public int width() {
        return options.size();
    }
}
