package assay.internal.experiments.audit;

import assay.core.error.AssayException;
import assay.core.error.UsageException;
import assay.internal.data.truth.StoreTruth;
import assay.internal.experiments.rows.ArchitectureColumns;
import assay.internal.experiments.rows.NamedArchitecture;
import assay.internal.experiments.rows.QuestionFields;
import assay.internal.experiments.rows.Row;
import assay.internal.experiments.rows.RowFile;
import assay.internal.experiments.rows.RowList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a table with an architecture in each row: CSV, JSON, Parquet, Arrow, a pickle, or NAS-Bench-Suite-Zero's scores, with
 * any names of columns.
 */
final class ForeignTable201 {
    private static final String SEED = "seed";
    private static final String DATASET = "dataset";

    private record Key(String column, Optional<Integer> seed) {}

    private final StoreTruth truth;
    private final ArchitectureColumns architecture;
    private final Map<Key, double[]> columns = new LinkedHashMap<>();

    private ForeignTable201(StoreTruth truth) {
        this.truth = truth;
        architecture = new ArchitectureColumns(truth.architectures().nameFields());
    }

    /** @throws UsageException if it has no column of architectures, or a row names none */
    static List<ForeignColumn> read(Path file, StoreTruth truth) {
        ForeignTable201 table = new ForeignTable201(truth);
        try (RowList rows = RowList.open(RowFile.file(file), truth::reads, table::isKnown)) {
            for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                table.add(row.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<ForeignColumn> all = new ArrayList<>();
        table.columns.forEach((key, values) -> {
            if (Arrays.stream(values).anyMatch(v -> !Double.isNaN(v))) {
                all.add(new ForeignColumn(key.column, key.seed, values));
            }
        });
        if (all.isEmpty()) {
            throw new UsageException(file + ": expected columns of numbers beside the architectures, found none.");
        }
        return List.copyOf(all);
    }

    private boolean isKnown(String column) {
        String name = ArchitectureColumns.name(column);
        return architecture.has(column) || name.equals(SEED) || name.equals(DATASET);
    }

    private void add(Row row) {
        Collection<String> names = row.texts().keySet();
        QuestionFields fields = new QuestionFields("");
        architecture
                .of(names)
                .forEach((field, column) -> fields.put(field, row.texts().get(column)));
        try {
            int arch = truth.architectures()
                    .indexOf(NamedArchitecture.agreeing(
                                    fields, truth.architectures().benchmark())
                            .find(truth));
            Optional<Integer> seed = seed(row);
            String dataset = dataset(row);
            row.texts().forEach((column, text) -> {
                if (!isKnown(column)) {
                    number(text)
                            .ifPresent(v ->
                                    columns.computeIfAbsent(new Key(column + dataset, seed), k -> empty())[arch] = v);
                }
            });
        } catch (AssayException e) {
            throw new UsageException(row.at() + ": " + e.getMessage(), e);
        }
    }

    /** What is added to the names of columns if a column says the data set of each row. */
    private static String dataset(Row row) {
        return row.texts().entrySet().stream()
                .filter(e -> ArchitectureColumns.name(e.getKey()).equals(DATASET))
                .map(e -> " " + e.getValue())
                .findFirst()
                .orElse("");
    }

    private static Optional<Integer> seed(Row row) {
        return row.texts().entrySet().stream()
                .filter(e -> ArchitectureColumns.name(e.getKey()).equals(SEED))
                .flatMap(e -> number(e.getValue()).stream())
                .map(Double::intValue)
                .findFirst();
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.valueOf(text.strip())).filter(Double::isFinite);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private double[] empty() {
        double[] values = new double[truth.architectures().size()];
        Arrays.fill(values, Double.NaN);
        return values;
    }
}
