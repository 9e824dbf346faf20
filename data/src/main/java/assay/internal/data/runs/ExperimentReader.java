package assay.internal.data.runs;

import assay.core.error.AssayException;
import assay.core.error.DataFormatException;
import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.core.run.EpochRecord;
import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.core.run.Sample;
import assay.core.run.Training;
import assay.core.space.Genotype;
import assay.core.truth.BuiltFacts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Builds one experiment from its rows in the tables. */
final class ExperimentReader {
    /** Makes one value of a row. */
    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private final Connection connection;
    private final String id;
    private SpaceKit space;

    ExperimentReader(Connection connection, String id) {
        this.connection = connection;
        this.id = id;
    }

    Experiment read() throws SQLException {
        Experiment head = rows(
                        "SELECT name, space, schedule, configuration FROM experiments WHERE id = ?",
                        r -> new Experiment(
                                r.getString(1),
                                r.getString(2),
                                List.of(),
                                r.getInt(3),
                                r.getString(4),
                                Map.of(),
                                List.of()))
                .get(0);
        space = space(head.space());
        Map<String, String> provenance = new LinkedHashMap<>();
        rows(
                "SELECT key, value FROM provenance WHERE experiment = ? ORDER BY position",
                r -> provenance.put(r.getString(1), r.getString(2)));
        Map<String, String> built = new LinkedHashMap<>();
        rows(
                "SELECT key, value FROM built WHERE experiment = ? ORDER BY position",
                r -> built.put(r.getString(1), r.getString(2)));
        return new Experiment(
                head.name(),
                head.space(),
                built.isEmpty() ? Optional.empty() : Optional.of(BuiltFacts.of(built)),
                rows(
                        "SELECT dataset FROM experiment_datasets WHERE experiment = ? ORDER BY position",
                        r -> r.getString(1)),
                head.schedule(),
                head.configuration(),
                Collections.unmodifiableMap(provenance),
                runs(),
                trainings());
    }

    private List<Training> trainings() throws SQLException {
        List<Training> all = new ArrayList<>(rows(
                "SELECT arch, dataset, seed, epochs, top1_percent, top5_percent, loss, train_loss, params, multiply_adds,"
                        + " elapsed_s, inference_images, inference_ms, inference_bytes FROM trainings WHERE experiment = ? ORDER BY position",
                r -> new Training(
                                genotype(r.getString(1)),
                                r.getString(2),
                                r.getLong(3),
                                r.getInt(4),
                                r.getDouble(5),
                                r.getDouble(6),
                                r.getDouble(7),
                                r.getDouble(8),
                                r.getLong(9),
                                r.getLong(10),
                                r.getDouble(11))
                        .with(inference(r))));
        all.addAll(rows(
                "SELECT arch, dataset, seed, epochs, best_epoch, valid_loss, loss, released_loss, train_loss, params,"
                        + " multiply_adds, elapsed_s FROM text_trainings WHERE experiment = ? ORDER BY position",
                r -> new Training(
                        genotype(r.getString(1)),
                        r.getString(2),
                        r.getLong(3),
                        r.getInt(4),
                        new Training.Words(r.getInt(5), r.getDouble(6), r.getDouble(7), r.getDouble(8)),
                        r.getDouble(9),
                        r.getLong(10),
                        r.getLong(11),
                        r.getDouble(12))));
        return all;
    }

    private static Optional<Training.Inference> inference(ResultSet row) throws SQLException {
        int images = row.getInt(12);
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(new Training.Inference(images, row.getDouble(13), row.getLong(14)));
    }

    private List<RunRecord> runs() throws SQLException {
        record At(int run, int position) {}
        Map<At, Map<String, Double>> diagnostics = new HashMap<>();
        rows(
                "SELECT run, position, name, value FROM diagnostics WHERE experiment = ? ORDER BY run, position, number",
                r -> diagnostics
                        .computeIfAbsent(new At(r.getInt(1), r.getInt(2)), k -> new LinkedHashMap<>())
                        .put(r.getString(3), r.getDouble(4)));
        Map<Integer, List<EpochRecord>> epochs = new HashMap<>();
        rows(
                "SELECT run, epoch, incumbent, train_loss, valid_loss, elapsed_s, simulated_s, position FROM epochs"
                        + " WHERE experiment = ? ORDER BY run, position",
                r -> list(epochs, r.getInt(1))
                        .add(new EpochRecord(
                                r.getInt(2),
                                genotype(r.getString(3)),
                                optional(r, 4),
                                optional(r, 5),
                                r.getDouble(6),
                                optional(r, 7),
                                diagnostics.getOrDefault(new At(r.getInt(1), r.getInt(8)), Map.of()))));
        Map<Integer, List<Sample>> samples = new HashMap<>();
        rows(
                "SELECT run, arch, score FROM samples WHERE experiment = ? ORDER BY run, position",
                r -> list(samples, r.getInt(1)).add(new Sample(genotype(r.getString(2)), optional(r, 3))));
        Map<Integer, List<Double>> marginals = new HashMap<>();
        rows(
                "SELECT run, probability FROM marginals WHERE experiment = ? ORDER BY run, position",
                r -> list(marginals, r.getInt(1)).add(r.getDouble(2)));
        return rows(
                "SELECT run, method, seed, chosen, search_s, selection_s FROM runs WHERE experiment = ? ORDER BY run",
                r -> new RunRecord(
                        r.getString(2),
                        r.getLong(3),
                        list(epochs, r.getInt(1)),
                        list(samples, r.getInt(1)),
                        genotype(r.getString(4)),
                        r.getDouble(5),
                        r.getDouble(6),
                        list(marginals, r.getInt(1))));
    }

    private <T> List<T> rows(String query, Row<T> row) throws SQLException {
        try (PreparedStatement s = connection.prepareStatement(query)) {
            s.setString(1, id);
            try (ResultSet found = s.executeQuery()) {
                List<T> all = new ArrayList<>();
                while (found.next()) {
                    all.add(row.of(found));
                }
                return all;
            }
        }
    }

    private static <T> List<T> list(Map<Integer, List<T>> lists, int run) {
        return lists.computeIfAbsent(run, r -> new ArrayList<>());
    }

    private static OptionalDouble optional(ResultSet row, int column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private Genotype genotype(String text) {
        try {
            return space.parse(text);
        } catch (AssayException e) {
            throw new DataFormatException(
                    "experiment " + id, -1, "experiment " + id + ": damaged: " + e.getMessage() + " Run it again.", e);
        }
    }

    private SpaceKit space(String name) {
        return SpaceKits.find(name)
                .orElseThrow(() -> new DataFormatException(
                        "experiment " + id,
                        -1,
                        "experiment " + id + ": expected one of the spaces "
                                + SpaceKits.all().stream().map(SpaceKit::name).collect(Collectors.joining(", "))
                                + ", found '" + name
                                + "'. Read it with the version of the program that saved it, and with the same"
                                + " plug-ins (--plugin)."));
    }
}
