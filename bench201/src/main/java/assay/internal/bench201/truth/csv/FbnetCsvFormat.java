package assay.internal.bench201.truth.csv;

import assay.internal.bench201.truth.kind.KindFbnet;
import assay.internal.data.csv.CsvTable;
import assay.internal.data.importing.StoreKind;
import assay.internal.data.importing.Target;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Pattern;

/** A table of latencies of FBNet's networks (docs/csv-layout.md): {@code row, ops, lat_ms_DEVICE}. */
public final class FbnetCsvFormat extends NumberedTable<CsvColumns.Hardware> {
    private static final Pattern OPS = Pattern.compile("[0-8](-[0-8]){21}");

    /** The largest number of a row, because the store's snapshot has an array of all rows. */
    private static final int MAX_ROW = 999_999;

    public FbnetCsvFormat() {
        super("row", "a row", "ops");
    }

    @Override
    public StoreKind kind() {
        return KindFbnet.KIND;
    }

    @Override
    int count() {
        return MAX_ROW + 1;
    }

    @Override
    Optional<CsvColumns.Hardware> column(String name, String file) {
        return CsvColumns.hardware(name).filter(h -> h.dataset() == null);
    }

    @Override
    String again(int arch) {
        return "row " + arch + " twice";
    }

    @Override
    void named(CsvTable table, int arch, String ops, Target target) throws SQLException {
        if (!OPS.matcher(ops).matches()) {
            throw table.bad("column 'ops': expected 22 numbers 0..8 joined by -, found '" + ops + "'");
        }
        if (!target.architecture(arch, ops)) {
            throw table.bad("row " + arch + ": the store has another network of this number");
        }
    }

    @Override
    void cell(CsvTable table, String name, CsvColumns.Hardware of, int arch, Target target, int source)
            throws SQLException {
        double value = table.number(name).orElseThrow();
        if (value == -1) {
            return;
        }
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw table.bad("column '" + name + "': expected milliseconds, found " + value);
        }
        target.hardware(arch, null, of.device(), of.metric(), value, of.unit(), source);
    }
}
