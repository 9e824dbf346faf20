package assay.internal.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;

/**
 * The answers of {@code --json}: one object, {@code {"assay": 1, "kind": "...", ...}}. {@code assay} is the version of the
 * layout; it changes when a field is removed or changes its meaning, not when one is added. {@code kind} names the command's
 * answer. Field names are those of the tables and reports; a unit other than percent is part of the name; numbers round-trip; a
 * value that was not measured is {@code null} or absent, never 0.
 */
public final class Json {
    /** Version of the layout. */
    public static final int VERSION = 1;

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final ObjectMapper ONE_LINE = new ObjectMapper();

    private Json() {}

    /** An answer to fill in. */
    public static ObjectNode answer(String kind) {
        return MAPPER.createObjectNode().put("assay", VERSION).put("kind", kind);
    }

    /** Prints an answer, indented. */
    public static void print(PrintWriter out, ObjectNode answer) {
        out.println(text(MAPPER, answer));
        out.flush();
    }

    /** Prints one object of a stream on a line of its own (JSON Lines). */
    public static void line(PrintWriter out, ObjectNode object) {
        out.println(text(ONE_LINE, object));
    }

    private static String text(ObjectMapper mapper, ObjectNode node) {
        try {
            return mapper.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer could not be written as JSON", e);
        }
    }
}
