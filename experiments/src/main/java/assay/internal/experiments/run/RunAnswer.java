package assay.internal.experiments.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * The result of a job in another process.
 *
 * @param records the text of its file; null if it failed
 * @param failure why it failed, with {@link #FOLDER} where it names the folder of the user's program; null if it did not
 * @param kept the log and the output of the user's program: contents by file name; empty for other methods
 */
record RunAnswer(String records, String failure, Map<String, byte[]> kept) {
    /** Stands for the folder of the user's program, which is another one in each process. */
    static final String FOLDER = "{folder}";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static byte[] bytes(List<RunAnswer> answers) {
        try {
            return MAPPER.writeValueAsBytes(answers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer could not be written", e);
        }
    }

    static List<RunAnswer> read(byte[] bytes) {
        try {
            return MAPPER.readValue(bytes, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
