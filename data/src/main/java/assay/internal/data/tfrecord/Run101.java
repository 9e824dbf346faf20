package assay.internal.data.tfrecord;

import assay.internal.data.json.JsonInput;
import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamReadException;
import java.io.IOException;

/**
 * One record of NAS-Bench-101's file, a training run: the JSON array {@code [module_hash, epochs, adjacency, operations,
 * metrics]} (google-research/nasbench, {@code api.py}). The texts are as in the file; whether they make a cell is not
 * checked here. The metrics are standard base64 with padding; line breaks in it are allowed.
 *
 * @param hash the cell's module hash
 * @param epochs the training budget
 * @param adjacency the full matrix, row-major, as {@code 0} and {@code 1}
 * @param operations names joined by commas
 * @param metrics what was measured
 */
public record Run101(String hash, int epochs, String adjacency, String operations, ModelMetrics metrics) {
    private static final JsonFactory JSON = new JsonFactory();

    /**
     * Reads a record.
     *
     * @throws assay.core.error.DataFormatException naming the byte of the file
     */
    public static Run101 parse(TfRecord record) {
        try (JsonParser json = JSON.createParser(record.bytes(), record.from(), record.length())) {
            next(json, record, JsonToken.START_ARRAY, "an array of five items");
            String hash = text(json, record, "module_hash");
            int epochs = epochs(json, record);
            String adjacency = text(json, record, "adjacency");
            String operations = text(json, record, "operations");
            next(json, record, JsonToken.VALUE_STRING, "metrics, a string");
            ModelMetrics metrics = metrics(json, record);
            next(json, record, JsonToken.END_ARRAY, "the end of the array after five items");
            next(json, record, null, "the end of the record");
            return new Run101(hash, epochs, adjacency, operations, metrics);
        } catch (StreamReadException e) {
            long at = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getByteOffset());
            throw record.refuse(at, "not JSON: " + JsonInput.said(e));
        } catch (IOException e) {
            throw record.refuse(0, "not JSON: " + e.getMessage());
        }
    }

    private static String text(JsonParser json, TfRecord record, String name) throws IOException {
        next(json, record, JsonToken.VALUE_STRING, name + ", a string");
        return json.getText();
    }

    private static int epochs(JsonParser json, TfRecord record) throws IOException {
        next(json, record, JsonToken.VALUE_NUMBER_INT, "epochs, a whole number");
        long epochs = json.getLongValue();
        if (epochs < 1 || epochs > Integer.MAX_VALUE) {
            throw record.refuse(at(json), "epochs: expected a whole number from 1, found " + epochs);
        }
        return (int) epochs;
    }

    private static ModelMetrics metrics(JsonParser json, TfRecord record) throws IOException {
        long at = at(json);
        try {
            return ModelMetrics.decode(json.getBinaryValue(Base64Variants.MIME));
        } catch (StreamReadException e) {
            throw record.refuse(at, "metrics: expected base64, found otherwise: " + e.getOriginalMessage());
        } catch (Protobuf.Malformed e) {
            throw record.refuse(at, "metrics: byte " + e.at() + " of the message: " + e.getMessage() + ":");
        }
    }

    private static void next(JsonParser json, TfRecord record, JsonToken expected, String what) throws IOException {
        JsonToken found = json.nextToken();
        if (found != expected) {
            throw record.refuse(at(json), "expected " + what + ", found " + (found == null ? "the end" : found));
        }
    }

    private static long at(JsonParser json) {
        return Math.max(0, json.currentTokenLocation().getByteOffset());
    }
}
