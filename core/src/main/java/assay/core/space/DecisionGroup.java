package assay.core.space;

import java.util.List;

/**
 * One decision of a search space and its options in the order of alpha. Groups may differ in width. The fields say what a group
 * means; the name is for people and files only.
 *
 * @param name for people and files: {@code 3<-1}
 * @param role what is decided
 * @param target what the decision is about; consecutive decisions with the same target are about its edges
 * @param taken how many of the options an architecture takes
 * @param none the place of the option that carries nothing; -1 if there is none
 * @param skip the place of the skip connection; -1 if there is none
 */
public record DecisionGroup(
        String name, Role role, Target target, List<String> options, int taken, int none, int skip) {
    /** What a group decides. */
    public enum Role {
        /** The operation of an edge or a vertex. */
        OPERATION,
        /** Where the inputs of a vertex come from. */
        INPUTS,
        /** How many channels a part of the network has. */
        SIZE
    }

    /**
     * A node of a cell, or a part of a network.
     *
     * @param cell the name of the cell, such as {@code normal}; the same everywhere if there is only one cell
     * @param node its number in the cell
     */
    public record Target(String cell, int node) {}

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
        if (none < -1 || none >= options.size() || skip < -1 || skip >= options.size()) {
            throw new IllegalArgumentException("decision group '" + name + "': expected places below " + options.size()
                    + " or -1 for none, found " + none + " and " + skip);
        }
    }

    /**
     * A decision for one operation.
     *
     * @param none the option that carries nothing, null if there is none
     * @param skip the skip connection, null if there is none
     */
    public static DecisionGroup operation(String name, Target target, List<String> options, String none, String skip) {
        return new DecisionGroup(name, Role.OPERATION, target, options, 1, place(options, none), place(options, skip));
    }

    /** A decision for some inputs; {@code taken} says how many. */
    public static DecisionGroup inputs(String name, Target target, List<String> options, int taken) {
        return new DecisionGroup(name, Role.INPUTS, target, options, taken, -1, -1);
    }

    /** A decision for one size. */
    public static DecisionGroup size(String name, Target target, List<String> options) {
        return new DecisionGroup(name, Role.SIZE, target, options, 1, -1, -1);
    }

    private static int place(List<String> options, String option) {
        return option == null ? -1 : options.indexOf(option);
    }

    /** How many options there are. */
    public int width() {
        return options.size();
    }
}
