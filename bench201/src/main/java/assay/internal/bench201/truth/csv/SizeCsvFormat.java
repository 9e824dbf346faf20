package assay.internal.bench201.truth.csv;

import assay.core.space.bench201.Cost201;
import assay.core.space.bench201.GenotypeSize;
import assay.core.truth.Basis;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Split;
import assay.internal.bench201.truth.kind.KindSize;
import assay.internal.data.csv.CsvTable;
import assay.internal.data.importing.StoreKind;
import assay.internal.data.importing.Target;
import assay.internal.data.store.Preference;
import assay.internal.data.store.Series;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table of the size space (docs/csv-layout.md): {@code arch_index, channels}, parameters and accuracies. */
public final class SizeCsvFormat extends NumberedTable<SizeCsvFormat.Column> {
    /** The only seed of the 90-epoch trainings, so their value is also the mean. */
    private static final String SEED = "777";

    private static final int SCHEDULE = 90;

    private static final Map<String, Dataset> PARAMS = Map.of(
            "params_c10", Dataset.CIFAR10,
            "params_c100", Dataset.CIFAR100,
            "params_in16", Dataset.IMAGENET16_120);

    /**
     * A column.
     *
     * @param params the data set of the network whose parameters it has; null if it has accuracies
     * @param series of accuracies
     */
    record Column(Dataset params, List<Series> series) {}

    public SizeCsvFormat() {
        super("arch_index", "an arch_index", "channels");
    }

    @Override
    public StoreKind kind() {
        return KindSize.KIND;
    }

    @Override
    int count() {
        return GenotypeSize.COUNT;
    }

    @Override
    String again(int arch) {
        return "a second row of architecture " + arch;
    }

    @Override
    void named(CsvTable table, int arch, String channels, Target target) {
        String official = GenotypeSize.ofIndex(arch).text();
        if (!channels.equals(official)) {
            throw table.bad("architecture " + arch + ": expected " + official + ", found '" + channels + "'");
        }
    }

    /** Parameters follow from a formula, so they are checked, and not stored. */
    @Override
    Optional<Column> column(String column, String name) {
        if (PARAMS.containsKey(column)) {
            return Optional.of(new Column(PARAMS.get(column), List.of()));
        }
        return CsvColumns.accuracy(column)
                .filter(a -> a.kind().isEmpty() && a.schedule() == SCHEDULE)
                .map(a -> new Column(
                        null,
                        List.of(
                                accuracy(a, name, SEED, Basis.MEASURED, Preference.EXTRACT),
                                accuracy(a, name, Series.MEAN, Basis.PUBLISHED_MEAN, Preference.PUBLISHED_MEAN))));
    }

    @Override
    void cell(CsvTable table, String name, Column column, int arch, Target target, int source) throws SQLException {
        if (column.params() != null) {
            Dataset on = column.params();
            double number = table.number(name).orElseThrow();
            long formula = Cost201.of(GenotypeSize.ofIndex(arch), on.classes(), on.imageSize())
                    .params();
            if (number != formula) {
                throw table.bad("column '" + name + "': expected " + formula + " (by formula), found " + number);
            }
            return;
        }
        double percent = CsvFile.percent(table, name, target).orElseThrow();
        for (Series series : column.series()) {
            target.reading(arch, series, percent);
        }
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
