package assay.internal.reports.trace;

import assay.core.run.Training;
import assay.internal.reports.trace.Differences.Difference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The trainings of the found networks in a page, and the differences between those of two pages. */
final class CarriedTrainings {
    private static final List<String> COLUMNS = List.of(
            "cell",
            "dataset",
            "seed",
            "epochs",
            "top1_percent",
            "top5_percent",
            "loss",
            "train_loss",
            "params",
            "multiply_adds",
            "seconds",
            "inference_images",
            "inference_ms",
            "inference_bytes");

    /** The number of columns in pages of earlier versions. */
    private static final int COLUMNS_BEFORE = COLUMNS.size() - 3;

    private static final List<String> TEXT_COLUMNS = List.of(
            "cell",
            "dataset",
            "seed",
            "epochs",
            "best_epoch",
            "valid_loss",
            "loss",
            "released_loss",
            "train_loss",
            "params",
            "multiply_adds",
            "seconds");

    private CarriedTrainings() {}

    static void write(ObjectNode root, List<Training> trainings, Numbering numbering) {
        ArrayNode columns = root.putArray("training_columns");
        boolean words = trainings.get(0).quality() instanceof Training.Words;
        (words ? TEXT_COLUMNS : COLUMNS).forEach(columns::add);
        ArrayNode rows = root.putArray("trainings");
        for (Training t : trainings) {
            ArrayNode row = rows.addArray()
                    .add(numbering.number(t.arch()))
                    .add(t.dataset())
                    .add(t.seed())
                    .add(t.epochs());
            if (t.quality() instanceof Training.Words q) {
                row.add(q.best()).add(q.validLoss()).add(q.loss()).add(q.releasedLoss());
            } else {
                row.add(t.top1Percent()).add(t.top5Percent()).add(t.loss());
            }
            row.add(t.trainLoss()).add(t.params()).add(t.multiplyAdds()).add(t.seconds());
            if (!words) {
                write(row, t.inference());
            }
        }
    }

    private static void write(ArrayNode row, Optional<Training.Inference> inference) {
        if (inference.isPresent()) {
            Training.Inference pass = inference.get();
            row.add(pass.images()).add(pass.millis()).add(pass.bytes());
        } else {
            row.addNull().addNull().addNull();
        }
    }

    private static Optional<Training.Inference> inference(JsonNode row) {
        return row.size() == COLUMNS.size() && !row.get(COLUMNS_BEFORE).isNull()
                ? Optional.of(new Training.Inference(
                        row.get(COLUMNS_BEFORE).intValue(),
                        CarriedJson.number(row.get(COLUMNS_BEFORE + 1)),
                        row.get(COLUMNS_BEFORE + 2).longValue()))
                : Optional.empty();
    }

    /** @throws RuntimeException if the data are something else */
    static List<Training> read(JsonNode root, Numbering numbering) {
        List<Training> all = new ArrayList<>();
        root.path("trainings").forEach(r -> {
            boolean words = r.size() == TEXT_COLUMNS.size();
            if (!words && r.size() != COLUMNS.size() && r.size() != COLUMNS_BEFORE) {
                throw new IllegalArgumentException("a training of " + r.size() + " values");
            }
            int next = words ? 8 : 7;
            all.add(new Training(
                    numbering.numbered(CarriedJson.cell(r.get(0), numbering.size())),
                    CarriedJson.string(r.get(1)),
                    r.get(2).longValue(),
                    r.get(3).intValue(),
                    words
                            ? new Training.Words(
                                    r.get(4).intValue(),
                                    CarriedJson.number(r.get(5)),
                                    CarriedJson.number(r.get(6)),
                                    CarriedJson.number(r.get(7)))
                            : new Training.Images(
                                    CarriedJson.number(r.get(4)),
                                    CarriedJson.number(r.get(5)),
                                    CarriedJson.number(r.get(6))),
                    CarriedJson.number(r.get(next)),
                    r.get(next + 1).longValue(),
                    r.get(next + 2).longValue(),
                    CarriedJson.number(r.get(next + 3)),
                    inference(r)));
        });
        return all;
    }

    /** @param before how many trainings with the same seed come first: a short one, by which searches were selected */
    private record Key(String arch, String dataset, long seed, int before) {
        String words() {
            return (before == 0 ? "" : "second ") + "training, seed " + seed + ", of " + arch;
        }
    }

    /** How many trainings both pages have. */
    static int common(List<Training> before, List<Training> after) {
        Set<Key> keys = new HashSet<>(byKey(before).keySet());
        keys.retainAll(byKey(after).keySet());
        return keys.size();
    }

    /**
     * The differences, except those of times. Networks on only one page are not compared here: the runs show this. If both
     * pages have a network, its trainings are compared in both directions.
     */
    static List<Difference> differences(List<Training> before, List<Training> after) {
        Map<Key, Map<String, String>> others = byKey(after);
        List<Difference> out = new ArrayList<>();
        byKey(before).forEach((key, was) -> {
            Map<String, String> is = others.getOrDefault(key, Map.of());
            is.forEach((what, value) -> {
                if (!was.get(what).equals(value)) {
                    out.add(new Difference(key.words(), what, was.get(what), value));
                }
            });
        });
        Set<String> known = before.stream().map(t -> t.arch().text()).collect(Collectors.toSet());
        Set<Key> had = byKey(before).keySet();
        others.keySet().stream()
                .filter(k -> known.contains(k.arch()) && !had.contains(k))
                .forEach(k -> out.add(new Difference(k.words(), "training", "none", "there")));
        return out;
    }

    private static Map<Key, Map<String, String>> byKey(List<Training> trainings) {
        Map<Key, Map<String, String>> all = new LinkedHashMap<>();
        for (Training t : trainings) {
            int before = 0;
            while (all.containsKey(new Key(t.arch().text(), t.dataset(), t.seed(), before))) {
                before++;
            }
            all.put(new Key(t.arch().text(), t.dataset(), t.seed(), before), results(t));
        }
        return all;
    }

    private static Map<String, String> results(Training t) {
        Map<String, String> results = new LinkedHashMap<>();
        results.put("epochs", Integer.toString(t.epochs()));
        if (t.quality() instanceof Training.Words q) {
            results.put("best epoch", Integer.toString(q.best()));
            results.put("validation loss", Double.toString(q.validLoss()));
        } else {
            results.put("top-1", t.top1Percent() + " %");
            results.put("top-5", t.top5Percent() + " %");
        }
        results.put("loss", Double.toString(t.loss()));
        results.put("training loss", Double.toString(t.trainLoss()));
        results.put("parameters", Long.toString(t.params()));
        results.put("multiply-adds", Long.toString(t.multiplyAdds()));
        return results;
    }
}
