package assay.internal.data.json;

import assay.core.error.DataFormatException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;

/** Reads a JSON file token by token. Every error is a {@link DataFormatException} that names the byte. */
public final class JsonInput implements AutoCloseable {
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS) // as Python's json writes nan and inf
            .build();

    private static final int LONGEST = 40;

    /** A step of the parser. */
    @FunctionalInterface
    private interface Step<T> {
        T take(JsonParser json) throws IOException;
    }

    private final JsonParser json;
    private final String name;

    /**
     * Reads the first bytes, which tell the encoding.
     *
     * @param in closed with this
     */
    public JsonInput(InputStream in, String name) throws IOException {
        this.name = name;
        try {
            this.json = JSON.createParser(in);
        } catch (CharConversionException e) {
            throw refuse(0, "not JSON: " + e.getMessage(), e);
        }
    }

    /** The next token; null at the end. */
    public JsonToken next() {
        return step(JsonParser::nextToken);
    }

    /** The name of the next member of the object; null at the end of the object. */
    public String nextField() {
        String field = step(JsonParser::nextFieldName);
        if (field == null) {
            require(json.currentToken(), JsonToken.END_OBJECT, "the next name, or the end of the object");
        }
        return field;
    }

    /** Moves to the next token, which must be the expected one. Expected null: the end of the file. */
    public void next(JsonToken expected, String what) {
        require(next(), expected, what);
    }

    /** Skips the object or array that begins here. */
    public void skip() {
        step(JsonParser::skipChildren);
    }

    /** The text of the value that is here; of a number as the file writes it. */
    public String text() {
        return step(JsonParser::getText);
    }

    /** The number that is here. */
    public double number(String what) {
        if (json.currentToken() == null || !json.currentToken().isNumeric()) {
            throw bad(shorten(what) + ": expected a number, found " + json.currentToken());
        }
        return step(JsonParser::getDoubleValue);
    }

    /** Bytes read so far. */
    public long position() {
        return json.currentLocation().getByteOffset();
    }

    private void require(JsonToken found, JsonToken expected, String what) {
        if (found != expected) {
            throw bad("expected " + what + ", found " + (found == null ? "the end" : found));
        }
    }

    /** The exception that refuses the current token. */
    public DataFormatException bad(String what) {
        return refuse(json.currentTokenLocation().getByteOffset(), what, null);
    }

    public static String shorten(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    }

    private <T> T step(Step<T> step) {
        try {
            return step.take(json);
        } catch (StreamReadException e) {
            long at = e.getLocation() == null ? position() : e.getLocation().getByteOffset();
            throw refuse(at, "not JSON: " + said(e), e);
        } catch (CharConversionException e) {
            throw refuse(position(), "not JSON: " + e.getMessage(), e);
        } catch (IOException e) {
            throw refuse(position(), "cannot be read: " + e.getMessage(), e);
        }
    }

    /** The parser's message without the location that the parser adds. */
    public static String said(JsonProcessingException e) {
        return e.getOriginalMessage().replaceFirst("(?s) \\(start marker.*", "");
    }

    private DataFormatException refuse(long at, String what, Throwable cause) {
        long offset = Math.max(0, at);
        return new DataFormatException(
                name, offset, name + ": refused: " + what + " at byte " + offset + ". Nothing was loaded.", cause);
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
