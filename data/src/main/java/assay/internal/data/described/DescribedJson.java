package assay.internal.data.described;

import assay.core.error.DataFormatException;
import assay.internal.data.json.JsonInput;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rows of a JSON file: a list of objects, or an object whose members are the rows. In such an object, the name of a member
 * is in column {@link #KEY}. Entry 2 of a list {@code acc} is column {@code acc.2}, member {@code x} of an object {@code a} is
 * {@code a.x}.
 */
final class DescribedJson implements DescribedRows {
    /** The column with the name of the row. */
    static final String KEY = "$key";

    private static final int DEEPEST = 8;
    private static final int MOST_CELLS = 100_000;

    private final JsonInput json;
    private final boolean named;
    private final Set<String> columns = new LinkedHashSet<>();
    private final Map<String, String> cells = new LinkedHashMap<>();
    private long row;

    DescribedJson(InputStream in, String name) throws IOException {
        json = new JsonInput(in, name);
        named = json.next() == JsonToken.START_OBJECT;
    }

    @Override
    public List<String> columns() {
        return List.copyOf(columns);
    }

    @Override
    public boolean next() {
        cells.clear();
        row++;
        if (named) {
            String key = json.nextField();
            if (key == null) {
                return end();
            }
            cells.put(KEY, key);
            json.next(JsonToken.START_OBJECT, "an object with the values of '" + JsonInput.shorten(key) + "'");
        } else {
            JsonToken token = json.next();
            if (token == JsonToken.END_ARRAY) {
                return end();
            }
            if (token != JsonToken.START_OBJECT) {
                throw json.bad("expected an object for each row, found " + token);
            }
        }
        object("", 0);
        columns.addAll(cells.keySet());
        return true;
    }

    private boolean end() {
        if (row == 1) {
            throw json.bad("expected rows, found none");
        }
        json.next(null, "the end of the file");
        return false;
    }

    private void object(String path, int depth) {
        for (String field = json.nextField(); field != null; field = json.nextField()) {
            value(path + field, json.next(), depth);
        }
    }

    private void value(String column, JsonToken token, int depth) {
        if (depth > DEEPEST || cells.size() > MOST_CELLS) {
            throw json.bad("expected rows of at most " + MOST_CELLS + " values, found more");
        }
        switch (token) {
            case START_OBJECT -> object(column + ".", depth + 1);
            case START_ARRAY -> {
                int i = 0;
                for (JsonToken item = json.next(); item != JsonToken.END_ARRAY; item = json.next()) {
                    if (item == null) {
                        throw json.bad("expected the end of a list, found the end of the file");
                    }
                    value(column + "." + i++, item, depth + 1);
                }
            }
            case VALUE_NULL -> {}
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE -> {
                if (cells.put(column, json.text()) != null) {
                    throw json.bad("'" + JsonInput.shorten(column) + "' twice in one row");
                }
            }
            case NOT_AVAILABLE, FIELD_NAME, END_OBJECT, END_ARRAY, VALUE_EMBEDDED_OBJECT ->
                throw json.bad("expected a value, found " + token);
        }
    }

    @Override
    public String text(String column) {
        return cells.getOrDefault(column, "").strip();
    }

    @Override
    public DataFormatException bad(String what) {
        return json.bad("row " + row + ": " + what);
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
