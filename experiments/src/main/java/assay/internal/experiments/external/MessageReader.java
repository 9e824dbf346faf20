package assay.internal.experiments.external;

import assay.core.error.DataFormatException;
import assay.internal.data.json.JsonInput;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Reads a line of a program's standard output as a {@link Message}. The lines are untrusted: each gives a message or a refusal.
 */
public final class MessageReader {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_TEXT = 1 << 16;
    private static final int MAX_CHOICES = 1000;
    private static final int SHOWN = 60;
    private static final String SOURCE = "standard output";

    private static final String ID = "id";
    private static final String TYPE = "type";
    private static final String ARCHITECTURE = "architecture";
    private static final String CHOICES = "choices";

    private static final ObjectMapper MAPPER = mapper();

    /** How each type of message is made from its fields, in the order of lists. */
    private static final Map<String, Function<Fields, Message>> TYPES = types();

    private MessageReader() {}

    private static ObjectMapper mapper() {
        ObjectMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength(MAX_TEXT)
                        .build());
        return mapper;
    }

    private static Map<String, Function<Fields, Message>> types() {
        Map<String, Function<Fields, Message>> types = new LinkedHashMap<>();
        types.put("evaluate", f -> new Message.Evaluate(f.id(), f.training()));
        types.put("submit", f -> new Message.Submit(f.id(), f.training()));
        types.put("next", f -> new Message.Next(f.id()));
        types.put(
                "sample",
                f -> new Message.Sample(
                        f.id(), f.whole("count", Message.MOST_SAMPLES).orElse(1)));
        types.put("neighbours", f -> new Message.Neighbours(f.id(), f.which()));
        types.put("costs", f -> new Message.Costs(f.id(), f.which()));
        types.put("proxy", f -> new Message.Proxy(f.id(), f.which(), f.text("proxy")));
        types.put("answer", f -> new Message.Answer(f.id(), f.whichOrNone()));
        return types;
    }

    /**
     * Reads a line.
     *
     * @throws DataFormatException saying what was expected and found, if it is no message of the protocol
     */
    public static Message read(String line) {
        JsonNode node;
        try {
            node = MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            throw refused("expected one JSON object a line, found '" + shown(line) + "' (" + JsonInput.said(e)
                    + "). What is printed for people belongs on standard error.");
        }
        if (!(node instanceof ObjectNode object)) {
            throw refused("expected one JSON object a line, found '" + shown(line)
                    + "'. What is printed for people belongs on standard error.");
        }
        Fields fields = new Fields(object);
        String type = fields.text(TYPE);
        Function<Fields, Message> made = TYPES.get(type);
        if (made == null) {
            throw refused(
                    TYPE + ": expected one of " + String.join(", ", TYPES.keySet()) + ", found '" + shown(type) + "'.");
        }
        Message message = made.apply(fields);
        fields.done(type);
        return message;
    }

    private static DataFormatException refused(String what) {
        return new DataFormatException(SOURCE, -1, what);
    }

    private static String shown(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
    }

    /** The fields of an object while they are read. A field that was not read is refused, because it may be a misspelt name. */
    private static final class Fields {
        private final ObjectNode object;
        private final TreeSet<String> asked = new TreeSet<>();

        Fields(ObjectNode object) {
            this.object = object;
        }

        /** Null if the field is missing or null. */
        private JsonNode take(String name) {
            asked.add(name);
            JsonNode value = object.get(name);
            return value == null || value.isNull() ? null : value;
        }

        Optional<JsonNode> id() {
            JsonNode id = take(ID);
            if (id != null && !id.isTextual() && !id.isIntegralNumber()) {
                throw wrong(ID, "a text or a whole number", id);
            }
            return Optional.ofNullable(id);
        }

        String text(String name) {
            JsonNode value = take(name);
            if (value == null || !value.isTextual()) {
                throw wrong(name, "a text", value);
            }
            return value.textValue();
        }

        OptionalInt whole(String name, int most) {
            JsonNode value = take(name);
            if (value == null) {
                return OptionalInt.empty();
            }
            if (!value.isIntegralNumber()
                    || !value.canConvertToInt()
                    || value.intValue() < 1
                    || value.intValue() > most) {
                throw wrong(name, "a whole number 1.." + most, value);
            }
            return OptionalInt.of(value.intValue());
        }

        Message.Training training() {
            return new Message.Training(
                    which(), whole("schedule", Integer.MAX_VALUE), whole("epochs", Integer.MAX_VALUE));
        }

        Message.Which which() {
            return whichOrNone().orElseThrow(() -> wrong(ARCHITECTURE, "it, or " + CHOICES, null));
        }

        /** A text; or a list or an object, for notations of this form: matrices, operations by edge. */
        Optional<Message.Which> whichOrNone() {
            JsonNode text = take(ARCHITECTURE);
            JsonNode choices = take(CHOICES);
            if (text != null && choices != null) {
                throw refused(ARCHITECTURE + ", " + CHOICES + ": expected one of them, found both.");
            }
            if (text != null) {
                if (text.isBoolean() || text.isFloatingPointNumber()) {
                    throw wrong(ARCHITECTURE, "an architecture", text);
                }
                String written = text.isValueNode() ? text.asText() : text.toString();
                if (written.length() > MAX_TEXT) {
                    throw wrong(ARCHITECTURE, "at most " + MAX_TEXT + " characters", text);
                }
                return Optional.of(new Message.Which(Optional.of(written), List.of()));
            }
            return choices == null
                    ? Optional.empty()
                    : Optional.of(new Message.Which(Optional.empty(), options(choices)));
        }

        private static List<Integer> options(JsonNode choices) {
            List<Integer> all = new ArrayList<>();
            for (JsonNode option : choices) {
                if (!option.isIntegralNumber() || !option.canConvertToInt()) {
                    throw wrong(CHOICES, "a list of whole numbers", choices);
                }
                all.add(option.intValue());
            }
            if (!choices.isArray() || all.isEmpty() || all.size() > MAX_CHOICES) {
                throw wrong(CHOICES, "a list of 1.." + MAX_CHOICES + " whole numbers", choices);
            }
            return all;
        }

        void done(String type) {
            object.fieldNames().forEachRemaining(name -> {
                if (!asked.contains(name)) {
                    throw refused(type + ": unknown field '" + shown(name) + "': expected some of "
                            + String.join(", ", asked) + ".");
                }
            });
        }

        private static DataFormatException wrong(String name, String expected, JsonNode found) {
            return refused(name + ": expected " + expected + ", found "
                    + (found == null ? "none" : "'" + shown(found.toString()) + "'") + ".");
        }
    }
}
