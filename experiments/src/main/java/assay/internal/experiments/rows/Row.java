package assay.internal.experiments.rows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * One row of a list.
 *
 * @param at its place, for messages: {@code list.csv line 3}
 * @param texts the cells by the names of their columns, in the order of the list; an empty text means no value
 * @param object the row itself, in lists of objects
 */
public record Row(String at, Map<String, String> texts, Optional<ObjectNode> object) {}
