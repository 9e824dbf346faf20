package assay.internal.experiments.judge;

import assay.core.error.DataFormatException;
import assay.core.run.Training;
import assay.internal.experiments.work.SealedText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where a training keeps its result, whole or absent: {@code FILE.json}. Before that there is a checkpoint beside it.
 *
 * @param trained for people: "the network"
 */
record ResultFile(Path file, String trained) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Path path() {
        return file.resolveSibling(file.getFileName() + ".json");
    }

    Path checkpoint() {
        return file.resolveSibling(file.getFileName() + ".checkpoint");
    }

    /** The name of its progress. */
    String id() {
        return "training " + file.getFileName();
    }

    /** @param reader of the file's object; an exception from it means that the file is no such result */
    Optional<Training> read(Function<JsonNode, Training> reader) {
        if (!Files.exists(path())) {
            return Optional.empty();
        }
        String again = trained + " is trained again";
        String text = SealedText.read(path(), again);
        try {
            return Optional.of(reader.apply(MAPPER.readTree(text)));
        } catch (IOException | RuntimeException e) {
            throw new DataFormatException(
                    path().toString(),
                    -1,
                    path() + ": expected the result of a training, found something else: " + e.getMessage()
                            + ". Delete it, and " + again + ".",
                    e);
        }
    }

    /** A number of the object. */
    static double number(JsonNode node, String key) {
        if (!node.path(key).isNumber()) {
            throw new IllegalArgumentException("no '" + key + "'");
        }
        return node.get(key).doubleValue();
    }

    /** The object of a result, to be filled. */
    static ObjectNode object(String kind, String arch, long seed) {
        return MAPPER.createObjectNode()
                .put("assay", 1)
                .put("kind", kind)
                .put("arch", arch)
                .put("seed", seed);
    }

    /** Keeps a result, and removes the checkpoint, which is no longer needed. */
    void keep(String text) throws IOException {
        SealedText.write(path(), text);
        Files.deleteIfExists(checkpoint());
    }
}
