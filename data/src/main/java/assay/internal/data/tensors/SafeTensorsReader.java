package assay.internal.data.tensors;

import assay.core.error.DataFormatException;
import assay.internal.core.io.Sha256;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** Reads {@link SafeTensors}. Every length is compared with the file's size before memory of that length is allocated. */
final class SafeTensorsReader {
    private static final int MOST_SIDES = 8;
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String source;
    private final ByteBuffer bytes;
    private int dataAt;
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final List<NamedTensor> tensors = new ArrayList<>();
    private long end;

    SafeTensorsReader(String source, byte[] content) {
        this.source = source;
        bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    }

    SafeTensors read() {
        if (bytes.capacity() < 10) {
            throw damaged("expected at least 10 bytes, found " + bytes.capacity());
        }
        long length = bytes.getLong(0);
        if (length < 2 || length > bytes.capacity() - 8) {
            throw damaged("expected a header that ends in the file of " + bytes.capacity()
                    + " bytes, found a length of " + length);
        }
        dataAt = 8 + (int) length;
        try (JsonParser json = JSON.createParser(bytes.array(), 8, (int) length)) {
            expect(json, json.nextToken(), JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                expect(json, json.nextToken(), JsonToken.START_OBJECT);
                if (name.equals("__metadata__")) {
                    metadata(json);
                } else {
                    tensor(json, name);
                }
            }
            expect(json, json.currentToken(), JsonToken.END_OBJECT);
            if (json.nextToken() != null) {
                throw damaged("expected one JSON object in the header, found more");
            }
        } catch (IOException e) {
            throw new DataFormatException(source, 8, source + ": damaged: header: " + e.getMessage() + ".", e);
        }
        if (dataAt + end != bytes.capacity()) {
            throw damaged("expected " + (dataAt + end) + " bytes, as the header says, found " + bytes.capacity());
        }
        requireChecksum(metadata.remove(SafeTensors.CHECKSUM));
        return new SafeTensors(metadata, tensors);
    }

    private void requireChecksum(String checksum) {
        String header = new String(bytes.array(), 8, dataAt - 8, StandardCharsets.ISO_8859_1);
        if (checksum == null) {
            // Another program or an older version wrote the file; or a changed bit is in the key itself, and the rest
            // is right.
            LoggerFactory.getLogger(SafeTensorsReader.class)
                    .warn("{}: has no checksum of its content: damage in it would not be seen.", source);
            return;
        }
        MessageDigest sha = Sha256.digest();
        sha.update(header.replace(checksum, SafeTensors.NO_CHECKSUM).getBytes(StandardCharsets.ISO_8859_1));
        sha.update(bytes.array(), dataAt, bytes.capacity() - dataAt);
        String found = HexFormat.of().formatHex(sha.digest());
        if (!found.equals(checksum)) {
            throw damaged("expected SHA-256 " + checksum + " of its content, found " + found);
        }
    }

    private void metadata(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            expect(json, json.nextToken(), JsonToken.VALUE_STRING);
            metadata.put(key, json.getText());
        }
        expect(json, json.currentToken(), JsonToken.END_OBJECT);
    }

    private void tensor(JsonParser json, String name) throws IOException {
        String type = "";
        long[] shape = null;
        long[] place = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            switch (json.currentName()) {
                case "dtype" -> {
                    expect(json, json.nextToken(), JsonToken.VALUE_STRING);
                    type = json.getText();
                }
                case "shape" -> shape = numbers(json);
                case "data_offsets" -> place = numbers(json);
                default -> throw damaged("tensor '" + name + "': unknown field '" + json.currentName() + "'");
            }
        }
        expect(json, json.currentToken(), JsonToken.END_OBJECT);
        if (shape == null || place == null || place.length != 2 || !type.equals("F32") && !type.equals("F64")) {
            throw damaged("tensor '" + name + "': expected dtype F32 or F64, shape and two data_offsets, found dtype '"
                    + type + "'");
        }
        add(name, SafeTensors.Type.valueOf(type), shape, place);
    }

    private void add(String name, SafeTensors.Type type, long[] shape, long[] place) {
        long count = 1;
        int[] sides = new int[shape.length];
        for (int i = 0; i < shape.length; i++) {
            sides[i] = (int) Math.min(shape[i], Integer.MAX_VALUE);
            count = Math.min(count * sides[i], 1L << 32);
        }
        if (place[0] != end || place[1] - place[0] != count * type.bytes || dataAt + place[1] > bytes.capacity()) {
            throw damaged("tensor '" + name + "': expected values from byte " + end + " on, " + count * type.bytes
                    + " bytes within the file, found " + place[0] + " to " + place[1]);
        }
        end = place[1];
        double[] values = new double[(int) count];
        int at = dataAt + (int) place[0];
        for (int i = 0; i < values.length; i++, at += type.bytes) {
            values[i] = type == SafeTensors.Type.F32 ? bytes.getFloat(at) : bytes.getDouble(at);
        }
        tensors.add(new NamedTensor(name, sides, values));
    }

    private long[] numbers(JsonParser json) throws IOException {
        expect(json, json.nextToken(), JsonToken.START_ARRAY);
        List<Long> all = new ArrayList<>();
        while (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
            long v = json.getLongValue();
            if (v < 0 || all.size() == MOST_SIDES) {
                throw damaged("expected at most " + MOST_SIDES + " numbers of 0 or more in a list of the header");
            }
            all.add(v);
        }
        expect(json, json.currentToken(), JsonToken.END_ARRAY);
        return all.stream().mapToLong(Long::longValue).toArray();
    }

    private void expect(JsonParser json, JsonToken found, JsonToken expected) {
        if (found != expected) {
            throw damaged("header: expected " + expected + ", found " + found + " at byte "
                    + (8 + json.currentTokenLocation().getByteOffset()));
        }
    }

    private DataFormatException damaged(String what) {
        return new DataFormatException(
                source, -1, source + ": no safetensors file, or damaged: " + what + ". Get the file again.");
    }
}
