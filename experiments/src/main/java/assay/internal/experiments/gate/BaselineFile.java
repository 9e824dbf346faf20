package assay.internal.experiments.gate;

import assay.core.error.DataFormatException;
import assay.core.error.DataMissingException;
import assay.internal.core.io.PlainFile;
import assay.internal.core.io.WholeFile;
import assay.internal.experiments.work.Fingerprint;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A {@link Baseline} as a JSON file, kind {@code gate-baseline}, that appears whole or not at all. It is kept among sources,
 * so its {@code sha256} is computed from the values, not from the bytes: other line ends, other indents or another order of
 * keys are no damage.
 */
public final class BaselineFile {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String KIND = "gate-baseline";
    private static final String SUM = "sha256";

    private BaselineFile() {}

    public static void write(Path file, Baseline baseline) {
        ObjectNode root = MAPPER.createObjectNode().put("assay", 1).put("kind", KIND);
        ObjectNode provenance = root.putObject("provenance");
        baseline.provenance().forEach(provenance::put);
        Conditions conditions = baseline.conditions();
        root.put("configuration", conditions.configuration())
                .put("images", conditions.images())
                .put("table_sha256", conditions.table());
        ArrayNode series = root.putArray("series");
        for (SeedSeries s : baseline.gauged().series()) {
            ObjectNode one = series.addObject()
                    .put("quantity", s.quantity().key())
                    .put("of", s.of())
                    .put("unit", s.quantity().unit());
            ObjectNode values = one.putObject("by_seed");
            s.values().forEach((seed, v) -> values.put(seed.toString(), v));
        }
        ObjectNode chosen = root.putObject("chosen");
        baseline.gauged().chosen().forEach((method, bySeed) -> {
            ObjectNode cells = chosen.putObject(method);
            bySeed.forEach((seed, cell) -> cells.put(seed.toString(), cell));
        });
        ObjectNode steps = root.putObject("step_ms");
        baseline.gauged().stepMillis().forEach(steps::put);
        root.put(SUM, sum(root));
        WholeFile.write(file, root.toPrettyString() + "\n");
    }

    /** The checksum of all values except the checksum itself, with sorted keys. */
    private static String sum(ObjectNode root) {
        Map<String, Object> values = MAPPER.convertValue(root, new TypeReference<>() {});
        values.remove(SUM);
        return Fingerprint.of(values).sha256();
    }

    /**
     * Reads a baseline.
     *
     * @param remark told if it has no checksum; files of version 0.1 and files that people wrote have none
     * @throws DataMissingException if there is no file
     * @throws DataFormatException if it is something else, or damaged
     */
    public static Baseline read(Path file, Consumer<String> remark) {
        if (!Files.exists(file)) {
            throw new DataMissingException(
                    file + ": expected a baseline, found no such file. Write one with a program that is"
                            + " known to be right: assay gate --update --baseline " + file + ".");
        }
        PlainFile.refuseOthers(file);
        try {
            JsonNode root = MAPPER.readTree(Files.readAllBytes(file));
            if (!need(root, "kind").textValue().equals(KIND)) {
                throw new IllegalArgumentException("its kind is " + need(root, "kind"));
            }
            check(file, (ObjectNode) root, remark);
            Map<String, String> provenance = new LinkedHashMap<>();
            need(root, "provenance").properties().forEach(p -> provenance.put(p.getKey(), text(p.getValue())));
            List<SeedSeries> series = new ArrayList<>();
            for (JsonNode s : need(root, "series")) {
                String key = text(need(s, "quantity"));
                SortedMap<Long, Double> values = new TreeMap<>();
                need(s, "by_seed")
                        .properties()
                        .forEach(v -> values.put(Long.valueOf(v.getKey()), number(v.getValue())));
                series.add(new SeedSeries(
                        Quantity.of(key).orElseThrow(() -> new IllegalArgumentException("quantity '" + key + "'")),
                        text(need(s, "of")),
                        values));
            }
            if (series.isEmpty()) {
                throw new IllegalArgumentException("no values to compare with");
            }
            Map<String, Map<Long, String>> chosen = new LinkedHashMap<>();
            need(root, "chosen").properties().forEach(m -> {
                Map<Long, String> cells = new TreeMap<>();
                m.getValue().properties().forEach(c -> cells.put(Long.valueOf(c.getKey()), text(c.getValue())));
                chosen.put(m.getKey(), cells);
            });
            Map<String, Double> steps = new LinkedHashMap<>();
            need(root, "step_ms").properties().forEach(s -> steps.put(s.getKey(), number(s.getValue())));
            Conditions conditions = new Conditions(
                    text(need(root, "configuration")), text(need(root, "images")), text(need(root, "table_sha256")));
            return new Baseline(conditions, new Gauged(series, chosen, steps, List.of()), provenance);
        } catch (IOException | RuntimeException e) {
            throw new DataFormatException(
                    file.toString(),
                    -1,
                    file + ": expected a baseline as 'assay gate --update' writes it, found something else: "
                            + e.getMessage() + ". Restore it, or write a new one.",
                    e);
        }
    }

    private static void check(Path file, ObjectNode root, Consumer<String> remark) {
        if (!root.has(SUM)) {
            remark.accept(file + ": this baseline has no checksum, so nobody knows whether it is as it was written."
                    + " 'assay gate --update' writes one that has.");
        } else if (!text(root.get(SUM)).equals(sum(root))) {
            throw new IllegalArgumentException("its values are not those that its \"" + SUM
                    + "\" was made of (who changed them on purpose takes that line out)");
        }
    }

    private static JsonNode need(JsonNode node, String key) {
        if (node == null || !node.has(key)) {
            throw new IllegalArgumentException("no '" + key + "'");
        }
        return node.get(key);
    }

    private static String text(JsonNode node) {
        if (!node.isTextual()) {
            throw new IllegalArgumentException("expected a text, found " + node);
        }
        return node.textValue();
    }

    private static double number(JsonNode node) {
        if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
            throw new IllegalArgumentException("expected a number, found " + node);
        }
        return node.doubleValue();
    }
}
