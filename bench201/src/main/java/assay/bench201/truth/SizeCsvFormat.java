package assay.bench201.truth;

import assay.core.space.Cost201;
import assay.core.space.GenotypeSize;
import assay.core.truth.Basis;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Split;
import assay.data.csv.CsvTable;
import assay.data.importing.FileSources;
import assay.data.importing.StoreKind;
import assay.data.importing.Target;
import assay.data.store.Preference;
import assay.data.store.Series;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.LongConsumer;

/** A table of the size space (docs/csv-layout.md): {@code arch_index, channels}, parameters and accuracies. */
final class SizeCsvFormat extends FileSources {
    /** The only seed of the 90-epoch trainings, so that their value is the mean, too. */
    private static final String SEED = "777";

    private static final int SCHEDULE = 90;

    private static final Map<String, Dataset> PARAMS = Map.of(
            "params_c10", Dataset.CIFAR10,
            "params_c100", Dataset.CIFAR100,
            "params_in16", Dataset.IMAGENET16_120);

    private record Column(String name, List<Series> series) {}

    @Override
    public String key() {
        return "csv";
    }

    @Override
    public StoreKind kind() {
        return KindSize.KIND;
    }

    @Override
    public String about() {
        return "CSV tables, plain or gzip (docs/csv-layout.md)";
    }

    @Override
    public boolean isOfPeople() {
        return true;
    }

    @Override
    public boolean claims(Path file) throws IOException {
        return CsvFile.columns(file).containsAll(Set.of("arch_index", "channels"));
    }

    @Override
    protected void read(Path file, String name, int source, Target target, LongConsumer progress)
            throws IOException, SQLException {
        try (CsvTable table = CsvFile.open(file, name)) {
            target.refusingBy(table::bad);
            List<Column> columns = new ArrayList<>();
            for (String column : table.columns()) {
                if (!column.equals("arch_index") && !column.equals("channels")) {
                    columns.add(params(column)
                            .or(() -> accuracy(column, name))
                            .orElseThrow(() -> table.bad("unknown column '" + column + "' (docs/csv-layout.md)")));
                }
            }
            BitSet seen = new BitSet(GenotypeSize.COUNT);
            while (table.next()) {
                int arch = arch(table);
                if (seen.get(arch)) {
                    throw table.bad("a second row of architecture " + arch);
                }
                seen.set(arch);
                for (Column column : columns) {
                    row(table, column, arch, target);
                }
            }
        }
    }

    private static int arch(CsvTable table) {
        int arch = table.whole("arch_index").orElse(-1);
        if (arch < 0 || arch >= GenotypeSize.COUNT) {
            throw table.bad("expected an arch_index of 0.." + (GenotypeSize.COUNT - 1) + ", found '"
                    + table.text("arch_index") + "'");
        }
        if (!table.text("channels").equals(GenotypeSize.ofIndex(arch).text())) {
            throw table.bad("architecture " + arch + ": expected "
                    + GenotypeSize.ofIndex(arch).text() + ", found '" + table.text("channels") + "'");
        }
        return arch;
    }

    private static void row(CsvTable table, Column column, int arch, Target target) throws SQLException {
        OptionalDouble value = table.number(column.name());
        if (value.isEmpty()) {
            return;
        }
        double number = value.getAsDouble();
        Dataset params = PARAMS.get(column.name());
        if (params != null) {
            long formula = Cost201.of(GenotypeSize.ofIndex(arch), params.classes(), params.imageSize())
                    .params();
            if (number != formula) {
                throw table.bad(
                        "column '" + column.name() + "': expected " + formula + " (by formula), found " + number);
            }
        }
        OptionalDouble percent = params == null ? CsvFile.percent(table, column.name(), target) : value;
        for (Series series : column.series()) {
            target.reading(arch, series, percent.getAsDouble());
        }
    }

    /** Known by formula: checked, and not stored. */
    private static Optional<Column> params(String column) {
        return PARAMS.containsKey(column) ? Optional.of(new Column(column, List.of())) : Optional.empty();
    }

    private static Optional<Column> accuracy(String column, String name) {
        return CsvColumns.accuracy(column)
                .filter(a -> a.kind().isEmpty() && a.schedule() == SCHEDULE)
                .map(a -> new Column(
                        column,
                        List.of(
                                accuracy(a, name, SEED, Basis.MEASURED, Preference.EXTRACT),
                                accuracy(a, name, Series.MEAN, Basis.PUBLISHED_MEAN, Preference.PUBLISHED_MEAN))));
    }

    private static Series accuracy(CsvColumns.Accuracy a, String name, String trial, Basis basis, int preference) {
        Dataset dataset = a.set().dataset();
        Split split = a.set().split();
        return new Series(
                name,
                dataset.key(),
                split.key(),
                a.schedule(),
                trial,
                List.of(777),
                a.schedule(),
                Metric.ACCURACY.key(),
                Metric.ACCURACY.unit(),
                basis,
                preference);
    }
}
