package assay.internal.experiments.textsearch;

import assay.core.error.DataFormatException;
import assay.core.space.recurrent.GenotypeRecurrent;
import assay.core.space.recurrent.RecurrentSpace;
import assay.internal.experiments.work.SealedText;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Results of searches and trainings as sealed files, whole or absent. */
final class TextUnits {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private TextUnits() {}

    static void keep(Path file, FoundCell found) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("method", found.method())
                .put("seed", found.seed())
                .put("cell", found.cell().text())
                .put("seconds", found.seconds());
        ArrayNode epochs = node.putArray("epochs");
        for (FoundCell.Epoch e : found.trajectory()) {
            epochs.addArray().add(number(e.trainLoss())).add(number(e.validLoss()));
        }
        SealedText.write(file, node.toString());
    }

    /** JSON has no NaN: null. */
    private static JsonNode number(double v) {
        return Double.isNaN(v) ? MAPPER.nullNode() : MAPPER.getNodeFactory().numberNode(v);
    }

    static Optional<FoundCell> found(Path file) {
        return read(file, node -> {
            List<FoundCell.Epoch> epochs = new ArrayList<>();
            node.get("epochs")
                    .forEach(e -> epochs.add(new FoundCell.Epoch(
                            e.get(0).asDouble(Double.NaN), e.get(1).asDouble(Double.NaN))));
            return new FoundCell(
                    node.get("method").asText(),
                    node.get("seed").asLong(),
                    cell(node),
                    node.get("seconds").asDouble(),
                    epochs);
        });
    }

    static void keep(Path file, TrainedCell t) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("cell", t.cell().text())
                .put("seed", t.seed())
                .put("best", t.best())
                .put("valid", t.valid())
                .put("test", t.test())
                .put("test_released", t.testReleased())
                .put("params", t.params())
                .put("multiply_adds", t.multiplyAdds())
                .put("seconds", t.seconds());
        SealedText.write(file, node.toString());
    }

    static Optional<TrainedCell> trained(Path file) {
        return read(
                file,
                node -> new TrainedCell(
                        cell(node),
                        node.get("seed").asLong(),
                        node.get("best").asInt(),
                        node.get("valid").asDouble(),
                        node.get("test").asDouble(),
                        node.get("test_released").asDouble(),
                        node.get("params").asLong(),
                        node.get("multiply_adds").asLong(),
                        node.get("seconds").asDouble()));
    }

    private static GenotypeRecurrent cell(JsonNode node) {
        return RecurrentSpace.published().parse(node.get("cell").asText());
    }

    private static <T> Optional<T> read(Path file, Function<JsonNode, T> reader) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String text = SealedText.read(file, "it is done again");
        try {
            return Optional.of(reader.apply(MAPPER.readTree(text)));
        } catch (JsonProcessingException | RuntimeException e) {
            throw new DataFormatException(
                    file.toString(),
                    -1,
                    file + ": expected a result of an experiment, found something else: " + e.getMessage()
                            + ". Delete it, and it is done again.",
                    e);
        }
    }
}
