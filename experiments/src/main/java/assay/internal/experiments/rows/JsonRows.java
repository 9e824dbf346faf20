package assay.internal.experiments.rows;

import assay.core.error.UsageException;
import assay.internal.data.csv.TextSource;
import assay.internal.data.json.JsonInput;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * JSON objects: one on each line, one after the other over several lines, or the items of one array; or an object of columns.
 * NaN and Infinity are read as Python writes them. An item that is not an object is an architecture.
 */
final class JsonRows extends RowList {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_TEXT = 1 << 16;

    private static final ObjectMapper MAPPER = mapper();
    private static final ObjectReader ITEM =
            MAPPER.readerFor(JsonNode.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final TextSource text;
    private final String source;
    private final boolean array;
    private final JsonTable table;
    private final Deque<Row> pending = new ArrayDeque<>();
    /** The first line of JSON Lines, until it was returned. */
    private String first;
    /** The parser for input that does not have one object on each line. */
    private JsonParser parser;

    private JsonRows(
            TextSource text,
            String source,
            boolean array,
            String first,
            Predicate<String> isArchitecture,
            Predicate<String> isKnown) {
        this.text = text;
        table = new JsonTable(isArchitecture, isKnown);
        this.source = source;
        this.array = array;
        this.first = first;
    }

    private static ObjectMapper mapper() {
        ObjectMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength(MAX_TEXT)
                        .build());
        return mapper;
    }

    /** @param first a line that begins with a brace */
    static JsonRows objects(
            TextSource text, String source, String first, Predicate<String> isArchitecture, Predicate<String> isKnown) {
        JsonRows rows = new JsonRows(text, source, false, first, isArchitecture, isKnown);
        try {
            MAPPER.readTree(first);
        } catch (JsonProcessingException e) {
            if (e instanceof JsonEOFException || e.getOriginalMessage().startsWith("Unexpected end-of-input")) {
                rows.stream(); // it goes on
            } // otherwise a bad line: reported when it is its turn
        }
        return rows;
    }

    /** @param first a line that begins with a bracket */
    static JsonRows array(
            TextSource text, String source, String first, Predicate<String> isArchitecture, Predicate<String> isKnown) {
        JsonRows rows = new JsonRows(text, source, true, first, isArchitecture, isKnown);
        rows.stream();
        try {
            rows.parser.nextToken();
        } catch (IOException e) {
            throw rows.bad(e);
        }
        return rows;
    }

    private void stream() {
        try {
            parser = MAPPER.getFactory().createParser(new LineReader(first, text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<Row> next() {
        return !pending.isEmpty() ? Optional.of(pending.remove()) : parser == null ? line() : item();
    }

    private Optional<Row> line() {
        String line = first == null ? text.line() : first;
        first = null;
        while (line != null && line.isBlank()) {
            line = text.line();
        }
        if (line == null) {
            return Optional.empty();
        }
        String at = source + " line " + text.number();
        try {
            return rows(at, MAPPER.readTree(line));
        } catch (JsonProcessingException e) {
            throw new UsageException(at + ": expected one JSON object, found: " + JsonInput.said(e) + ".", e);
        }
    }

    private Optional<Row> item() {
        try {
            if (parser.isClosed() || parser.nextToken() == null) {
                return Optional.empty();
            }
            if (array && parser.currentToken() == JsonToken.END_ARRAY) {
                if (parser.nextToken() != null) {
                    throw new UsageException(at() + ": expected the end of the file after the array.");
                }
                return Optional.empty();
            }
            String at = at();
            return rows(at, ITEM.readValue(parser));
        } catch (IOException e) {
            throw bad(e);
        }
    }

    private String at() {
        return source + " line " + parser.currentTokenLocation().getLineNr();
    }

    /** An error after which nothing can be read. */
    private UsageException bad(IOException e) {
        String at = at();
        try {
            parser.close();
        } catch (IOException closing) {
            e.addSuppressed(closing);
        }
        String what = e instanceof JsonProcessingException json ? JsonInput.said(json) : e.getMessage();
        return new UsageException(
                at + ": expected " + (array ? "a JSON array of objects" : "one JSON object") + ", found: " + what + ".",
                e);
    }

    /** The row of an item; or the first row, if the item is a whole table by columns. */
    private Optional<Row> rows(String at, JsonNode item) {
        if (array || !(item instanceof ObjectNode object)) {
            return Optional.of(row(at, item));
        }
        int index = 0;
        for (ObjectNode row : table.rows(object)) {
            pending.add(row(at + " row " + ++index, row));
        }
        return Optional.of(pending.isEmpty() ? row(at, item) : pending.remove());
    }

    private Row row(String at, JsonNode node) {
        if (node instanceof ObjectNode object) {
            Map<String, String> texts = new LinkedHashMap<>();
            object.properties().forEach(field -> texts.put(field.getKey(), text(field.getValue())));
            return new Row(at, texts, Optional.of(object));
        }
        if (!array || node.isNull() || node.isBoolean()) {
            throw new UsageException(at + ": expected one JSON object.");
        }
        ObjectNode object = MAPPER.createObjectNode();
        object.set(ARCHITECTURE, node);
        return new Row(at, Map.of(ARCHITECTURE, text(node)), Optional.of(object));
    }

    private static String text(JsonNode value) {
        return value.isNull() ? "" : value.isValueNode() ? value.asText() : value.toString();
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
