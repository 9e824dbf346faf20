package assay.internal.experiments.run;

import assay.core.error.DataFormatException;
import assay.core.run.EpochRecord;
import assay.core.run.RunRecord;
import assay.core.run.Sample;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import assay.internal.experiments.work.SealedText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The records of a finished job as a JSON file, kind {@code job}, that appears whole or not at all. */
final class JobFile {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JobFile() {}

    static void write(Path file, List<RunRecord> records) {
        SealedText.write(file, text(records));
    }

    /** What is sealed in the file. */
    static String text(List<RunRecord> records) {
        ObjectNode root = MAPPER.createObjectNode().put("assay", 1).put("kind", "job");
        ArrayNode runs = root.putArray("runs");
        for (RunRecord r : records) {
            ObjectNode run = runs.addObject()
                    .put("method", r.method())
                    .put("seed", r.seed())
                    .put("chosen", r.chosen().text())
                    .put("search_s", r.searchSeconds())
                    .put("selection_s", r.selectionSeconds());
            ArrayNode epochs = run.putArray("epochs");
            for (EpochRecord e : r.epochs()) {
                ObjectNode epoch = epochs.addObject()
                        .put("epoch", e.epoch())
                        .put("incumbent", e.incumbent().text())
                        .put("seconds", e.seconds());
                e.trainLoss().ifPresent(v -> epoch.put("train_loss", v));
                e.validLoss().ifPresent(v -> epoch.put("valid_loss", v));
                e.simulatedSeconds().ifPresent(v -> epoch.put("simulated_s", v));
                e.diagnostics().forEach(epoch.putObject("diagnostics")::put);
            }
            r.marginals().forEach(run.putArray("marginals")::add);
            ArrayNode samples = run.putArray("samples");
            for (Sample s : r.samples()) {
                ObjectNode sample = samples.addObject().put("arch", s.arch().text());
                s.score().ifPresent(v -> sample.put("score", v));
            }
        }
        return root.toString();
    }

    /** The same without the measured times, which differ each time. */
    static String timeless(List<RunRecord> records) {
        return text(records.stream().map(RunRecord::timeless).toList());
    }

    /**
     * The records, or empty if there is no file.
     *
     * @throws DataFormatException if the file is damaged
     */
    static Optional<List<RunRecord>> read(Path file, SearchSpace space) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String text = SealedText.read(file, "the job is done again");
        try {
            List<RunRecord> records = new ArrayList<>();
            for (JsonNode run : need(MAPPER.readTree(text), "runs")) {
                List<EpochRecord> epochs = new ArrayList<>();
                for (JsonNode e : need(run, "epochs")) {
                    epochs.add(new EpochRecord(
                            need(e, "epoch").intValue(),
                            genotype(e, "incumbent", space),
                            optional(e, "train_loss"),
                            optional(e, "valid_loss"),
                            need(e, "seconds").doubleValue(),
                            optional(e, "simulated_s"),
                            diagnostics(e)));
                }
                List<Sample> samples = new ArrayList<>();
                for (JsonNode s : need(run, "samples")) {
                    samples.add(new Sample(genotype(s, "arch", space), optional(s, "score")));
                }
                records.add(new RunRecord(
                        need(run, "method").textValue(),
                        need(run, "seed").longValue(),
                        epochs,
                        samples,
                        genotype(run, "chosen", space),
                        need(run, "search_s").doubleValue(),
                        need(run, "selection_s").doubleValue(),
                        marginals(run)));
            }
            return Optional.of(records);
        } catch (IOException | RuntimeException e) {
            throw new DataFormatException(
                    file.toString(),
                    -1,
                    file + ": expected the records of a finished job, found something else: " + e.getMessage()
                            + ". Delete it, and the job is done again.",
                    e);
        }
    }

    /** The marginals; none in files of old versions, which did not store them. */
    private static List<Double> marginals(JsonNode run) {
        List<Double> all = new ArrayList<>();
        run.path("marginals").forEach(p -> all.add(p.doubleValue()));
        return all;
    }

    private static Map<String, Double> diagnostics(JsonNode epoch) {
        Map<String, Double> all = new LinkedHashMap<>();
        need(epoch, "diagnostics")
                .properties()
                .forEach(d -> all.put(d.getKey(), d.getValue().doubleValue()));
        return all;
    }

    private static Genotype genotype(JsonNode node, String key, SearchSpace space) {
        return space.parse(need(node, key).textValue());
    }

    private static OptionalDouble optional(JsonNode node, String key) {
        return node.has(key) ? OptionalDouble.of(node.get(key).doubleValue()) : OptionalDouble.empty();
    }

    private static JsonNode need(JsonNode node, String key) {
        if (node == null || !node.has(key)) {
            throw new IllegalArgumentException("no '" + key + "'");
        }
        return node.get(key);
    }
}
