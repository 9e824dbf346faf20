package assay.bench201.truth;

import assay.data.csv.CsvTable;
import assay.data.importing.FileSources;
import assay.data.importing.StoreKind;
import assay.data.importing.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;

/** A table of latencies of FBNet's networks (docs/csv-layout.md): {@code row, ops, lat_ms_DEVICE}. */
final class FbnetCsvFormat extends FileSources {
    private static final Pattern OPS = Pattern.compile("[0-8](-[0-8]){21}");

    /** Largest row allowed: the store's snapshot has an array of all rows. */
    private static final int MAX_ROW = 999_999;

    private record Column(String name, CsvColumns.Hardware of) {}

    @Override
    public String key() {
        return "csv";
    }

    @Override
    public StoreKind kind() {
        return KindFbnet.KIND;
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
        return CsvFile.columns(file).containsAll(Set.of("row", "ops"));
    }

    @Override
    protected void read(Path file, String name, int source, Target target, LongConsumer progress)
            throws IOException, SQLException {
        try (CsvTable table = CsvFile.open(file, name)) {
            target.refusingBy(table::bad);
            List<Column> columns = new ArrayList<>();
            for (String column : table.columns()) {
                if (!column.equals("row") && !column.equals("ops")) {
                    columns.add(new Column(
                            column,
                            CsvColumns.hardware(column)
                                    .filter(h -> h.dataset() == null)
                                    .orElseThrow(
                                            () -> table.bad("unknown column '" + column + "' (docs/csv-layout.md)"))));
                }
            }
            BitSet seen = new BitSet();
            while (table.next()) {
                int arch = arch(table, seen, target);
                for (Column column : columns) {
                    OptionalDouble value = table.number(column.name());
                    if (value.isPresent()) {
                        cost(table, column, arch, value.getAsDouble(), target, source);
                    }
                }
            }
        }
    }

    private static int arch(CsvTable table, BitSet seen, Target target) throws SQLException {
        int arch = table.whole("row").orElse(-1);
        if (arch < 0 || arch > MAX_ROW) {
            throw table.bad("expected a row of 0.." + MAX_ROW + ", found '" + table.text("row") + "'");
        }
        if (seen.get(arch)) {
            throw table.bad("row " + arch + " twice");
        }
        seen.set(arch);
        String ops = table.text("ops");
        if (!OPS.matcher(ops).matches()) {
            throw table.bad("column 'ops': expected 22 numbers 0..8 joined by -, found '" + ops + "'");
        }
        if (!target.architecture(arch, ops)) {
            throw table.bad("row " + arch + ": the store has another network of this number");
        }
        return arch;
    }

    private static void cost(CsvTable table, Column column, int arch, double value, Target target, int source)
            throws SQLException {
        if (value == -1) {
            return;
        }
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw table.bad("column '" + column.name() + "': expected milliseconds, found " + value);
        }
        CsvColumns.Hardware of = column.of();
        target.hardware(arch, null, of.device(), of.metric(), value, of.unit(), source);
    }
}
