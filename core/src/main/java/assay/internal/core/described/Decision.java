package assay.internal.core.described;

import java.util.List;
import java.util.Optional;

/**
 * A decision of a described table.
 *
 * @param name for people, and in the notation
 * @param choices at least one
 * @param edge the edge of the cell that it is about, where there is one
 */
public record Decision(String name, List<Choice> choices, Optional<Edge> edge) {
    /**
     * One choice.
     *
     * @param text as architectures write it
     * @param title what it is, for people
     */
    public record Choice(String text, String title) {}

    /** An edge between two nodes of a cell, numbered from 0. */
    public record Edge(int from, int to) {}

    public Decision {
        choices = List.copyOf(choices);
    }

    /** The texts of its choices. */
    public List<String> texts() {
        return choices.stream().map(Choice::text).toList();
    }
}
