package assay.core.space;

import java.util.List;

/**
 * One decision of a search space: a name ("3&lt;-1") and its options in the order of alpha. Groups may differ in width.
 *
 * @param taken how many of the options an architecture takes
 */
public record DecisionGroup(String name, List<String> options, int taken) {
    public DecisionGroup {
        options = List.copyOf(options);
        if (options.isEmpty()) {
            throw new IllegalArgumentException(
                    "decision group '" + name + "': expected at least one option, found none");
        }
        if (taken < 1 || taken > options.size()) {
            throw new IllegalArgumentException("decision group '" + name + "': expected 1 to " + options.size()
                    + " options to be taken, found " + taken);
        }
    }

    /** Of which an architecture takes one option. */
    public DecisionGroup(String name, List<String> options) {
        this(name, options, 1);
    }

    /** How many options there are. */
    public int width() {
        return options.size();
    }
}
