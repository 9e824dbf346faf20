package assay.cli.truth;

import assay.cli.Json;
import assay.core.error.UsageException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;

/** Questions and answers as JSON Lines: one object a line. */
final class BatchJson {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_TEXT = 1 << 16;

    private final ObjectMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private final Batch batch;
    private final String source;

    BatchJson(Batch batch, String source) {
        this.batch = batch;
        this.source = source;
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength(MAX_TEXT)
                        .build());
    }

    void run(InputStream in, PrintWriter out) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        long number = 0;
        while (batch.open()) {
            String line = lines.readLine();
            if (line == null) {
                return;
            }
            String at = source + " line " + ++number;
            if (!line.isBlank()) {
                Json.line(out, answered(object(line, at), at));
            }
        }
    }

    private ObjectNode object(String line, String at) {
        try {
            if (mapper.readTree(line) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new UsageException(at + ": expected one JSON object, found: " + e.getOriginalMessage() + ".", e);
        }
        throw new UsageException(at + ": expected one JSON object.");
    }

    private ObjectNode answered(ObjectNode object, String at) {
        batch.check(object::fieldNames, at);
        Fields row = new Fields("");
        Iterator<Map.Entry<String, JsonNode>> fields = object.properties().iterator();
        while (fields.hasNext()) {
            Map.Entry<String, JsonNode> field = fields.next();
            JsonNode value = field.getValue();
            if (Batch.asks(field.getKey()) && !value.isNull()) {
                if (!value.isTextual() && !value.isIntegralNumber()) {
                    throw new UsageException(
                            at + ": " + field.getKey() + ": expected a text or a whole number, found " + value + ".");
                }
                row.put(field.getKey(), value.asText());
            }
        }
        return object.setAll(batch.ask(row, at));
    }
}
