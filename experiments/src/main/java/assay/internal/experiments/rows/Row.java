package assay.internal.experiments.rows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * One row of a list.
 *
 * @param at where it is, for messages: {@code list.csv line 3}
 * @param texts the cells by the name of their column, in the order of the list; an empty text is no value
 * @param object the object that the row is, in lists of objects
 */
public record Row(String at, Map<String, String> texts, Optional<ObjectNode> object) {}
