package assay.internal.experiments.foreign;

import assay.core.error.DataFormatException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The content of {@code metadata.json} of an experiment. Much of it is only there if its author set it. */
record SyneTuneMetadata(Path file, JsonNode json, String folder) {
    private static final String FILE = "metadata.json";

    /** The errors in Syne Tune's blackbox of NAS-Bench-201. They are minimised if the file does not name a metric. */
    private static final List<String> ERRORS = List.of("metric_valid_error", "metric_test_error");

    static SyneTuneMetadata beside(Path results) throws IOException {
        Path file = results.toAbsolutePath().resolveSibling(FILE);
        return new SyneTuneMetadata(
                results,
                Files.isRegularFile(file) ? PythonJson.read(file) : MissingNode.getInstance(),
                ForeignRun.folder(results, 0).orElse("syne-tune"));
    }

    /** The author's name, otherwise that of the scheduler, otherwise that of the folder. */
    String method() {
        return Stream.of("algorithm", "method", "scheduler_name")
                .map(json::path)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(t -> !t.isBlank())
                .findFirst()
                .orElse(folder);
    }

    /** The author's seed, otherwise that of the scheduler, otherwise 0. */
    long seed() {
        return Stream.of(json.path("seed"), json.path("random_seed"), json.at("/scheduler_kwargs/random_seed"))
                .filter(n -> n.isIntegralNumber() && n.canConvertToLong())
                .mapToLong(JsonNode::asLong)
                .filter(s -> s >= 0)
                .findFirst()
                .orElse(0);
    }

    /** Whether times are simulated, as in all experiments on blackboxes. */
    boolean isSimulated() {
        String backend = SyneTuneResults.lower(json.path("backend").asText("simulator"));
        return backend.contains("simulator") || backend.contains("blackbox");
    }

    boolean isMaximised() {
        return first("metric_mode").filter("max"::equals).isPresent();
    }

    private Optional<String> first(String name) {
        JsonNode value = json.path(name).isArray() ? json.path(name).path(0) : json.path(name);
        return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
    }

    /**
     * The column of the metric.
     *
     * @throws DataFormatException if the file does not say which it is
     */
    String metric(List<String> columns) {
        return first("metric_names")
                .filter(columns::contains)
                .or(() -> ERRORS.stream().filter(columns::contains).findFirst())
                .orElseThrow(() -> new DataFormatException(
                        file.toString(),
                        -1,
                        file + ": refused: expected " + FILE + " beside it, whose metric_names says which column is the"
                                + " metric, found none of " + String.join(", ", columns)
                                + " named. Put the file of the experiment there."));
    }
}
