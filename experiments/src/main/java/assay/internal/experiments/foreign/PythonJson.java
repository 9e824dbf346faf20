package assay.internal.experiments.foreign;

import assay.core.error.DataFormatException;
import assay.internal.data.json.JsonInput;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** JSON as Python writes it, also with NaN. */
final class PythonJson {
    private static final long MOST_BYTES = 256L << 20;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private PythonJson() {}

    /** @throws DataFormatException if it is not JSON, or larger than any result file */
    static JsonNode read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new DataFormatException(
                    file.toString(),
                    0,
                    file + ": refused: expected at most " + MOST_BYTES + " bytes of JSON, found " + Files.size(file)
                            + ".");
        }
        byte[] content = Files.readAllBytes(file);
        try {
            return MAPPER.readTree(content);
        } catch (JsonProcessingException e) {
            long at = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
            throw refused(file, at, JsonInput.said(e), e);
        } catch (IOException e) { // for bytes that look like UTF-16 or UTF-32 but are not
            throw refused(file, -1, e.getMessage(), e);
        }
    }

    private static DataFormatException refused(Path file, long at, String found, Exception cause) {
        return new DataFormatException(
                file.toString(), at, file + ": refused: expected JSON, found: " + found + ".", cause);
    }
}
