package assay.internal.cli.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * What a page of {@code assay explore} holds.
 *
 * @param columns values by title
 * @param choices {@code [architectures x decisions]}
 * @param index numbers in the table
 * @param byNumber rows of all texts; empty where every text is an architecture of its own
 */
public record PackedPage(
        JsonNode head, Map<String, float[]> columns, byte[] choices, int[] index, int[] byNumber, List<String> texts) {
    private static final Pattern DATA = Pattern.compile("id=\"data\">([A-Za-z0-9+/=]+)<");

    /** Reads a page, which must be below 5 MB. */
    public static PackedPage read(Path page) throws IOException {
        assertTrue(Files.size(page) < 5_000_000, Files.size(page) + " bytes");
        Matcher data = DATA.matcher(Files.readString(page));
        assertTrue(data.find());
        byte[] packed = Base64.getDecoder().decode(data.group(1));
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(packed)))) {
            JsonNode head = new ObjectMapper().readTree(in.readNBytes(in.readInt()));
            int n = head.get("size").intValue();
            Map<String, float[]> columns = new LinkedHashMap<>();
            for (JsonNode about : head.get("columns")) {
                float[] values = new float[n];
                ByteBuffer.wrap(in.readNBytes(4 * n))
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asFloatBuffer()
                        .get(values);
                columns.put(about.get("title").textValue(), values);
            }
            in.readNBytes(2 * n * head.get("partsEach").intValue());
            byte[] choices = in.readNBytes(n * head.get("groups").size());
            int[] index = ints(in, n);
            int[] byNumber = ints(in, head.get("texts").intValue());
            List<String> texts = List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n"));
            assertEquals(n, texts.size());
            return new PackedPage(head, columns, choices, index, byNumber, texts);
        }
    }

    private static int[] ints(DataInputStream in, int size) throws IOException {
        int[] values = new int[size];
        for (int i = 0; i < size; i++) {
            values[i] = in.readInt();
        }
        return values;
    }
}
