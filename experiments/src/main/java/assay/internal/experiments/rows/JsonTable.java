package assay.internal.experiments.rows;

import assay.core.space.text.Matrix101;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A whole table as one object: its columns as lists, or what pandas writes ({@code to_json}): columns with numbered cells,
 * numbered rows ({@code orient="index"}), names and rows separately ({@code "split"}), rows beside a schema ({@code "table"}).
 *
 * @param isArchitecture whether a text is one architecture
 * @param isKnown whether a column with this name is used
 */
record JsonTable(Predicate<String> isArchitecture, Predicate<String> isKnown) {
    private static final String NUMBER = "\\d{1,9}";

    /** The rows; none if the object itself is a row. */
    List<ObjectNode> rows(ObjectNode object) {
        List<ObjectNode> apart = apart(object);
        if (!apart.isEmpty()) {
            return apart;
        }
        JsonNode first = object.isEmpty() ? object : object.iterator().next();
        boolean lists = first.isArray() && object.valueStream().allMatch(v -> v.isArray() && v.size() == first.size());
        boolean numbered = first.isObject()
                && keys(first).stream().allMatch(k -> k.matches(NUMBER))
                && object.valueStream().allMatch(v -> keys(v).equals(keys(first)));
        boolean named = keys(object).stream().anyMatch(n -> isKnown.test(n) && !Matrix101.isPart(n));
        boolean itself = object.size() == 1
                ? isArchitecture.test(first.toString())
                : !named && isArchitecture.test(object.toString());
        return itself || !lists && !numbered ? List.of() : ofColumns(object);
    }

    private static List<ObjectNode> ofColumns(ObjectNode object) {
        List<ObjectNode> rows = new ArrayList<>();
        object.properties().forEach(column -> {
            int row = 0;
            for (JsonNode cell : column.getValue()) {
                if (row == rows.size()) {
                    rows.add(JsonNodeFactory.instance.objectNode());
                }
                rows.get(row++).set(column.getKey(), cell);
            }
        });
        return rows;
    }

    /** Rows that are listed under a number, or under a name that is not the name of a column. */
    private List<ObjectNode> apart(ObjectNode object) {
        JsonNode data = object.path("data");
        if (object.path("schema").path("fields").isArray() && data.isArray()) {
            List<ObjectNode> rows = objects(data);
            object.path("schema").path("primaryKey").forEach(key -> rows.forEach(r -> r.remove(key.asText())));
            return rows; // without pandas' own numbers
        }
        JsonNode names = object.path("columns");
        if (names.isArray() && data.isArray() && object.path("index").size() == data.size()) {
            List<ObjectNode> rows = new ArrayList<>();
            for (JsonNode cells : data) {
                ObjectNode row = JsonNodeFactory.instance.objectNode();
                for (int i = 0; i < names.size() && cells.size() == names.size(); i++) {
                    row.set(names.get(i).asText(), cells.get(i));
                }
                rows.add(row);
            }
            return rows;
        }
        boolean numbered = !object.isEmpty()
                && keys(object).stream().allMatch(k -> k.matches(NUMBER))
                && object.valueStream()
                        .allMatch(v -> v.isObject() && keys(v).stream().anyMatch(isKnown));
        return numbered ? objects(object) : List.of();
    }

    private static List<ObjectNode> objects(JsonNode of) {
        List<ObjectNode> rows = new ArrayList<>();
        of.forEach(item -> rows.add(item instanceof ObjectNode row ? row : JsonNodeFactory.instance.objectNode()));
        return rows;
    }

    private static List<String> keys(JsonNode node) {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}
