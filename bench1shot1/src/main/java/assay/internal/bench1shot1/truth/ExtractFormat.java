package assay.internal.bench1shot1.truth;

import assay.core.error.DataFormatException;
import assay.internal.data.archive.Unpack;
import assay.internal.data.archive.UnpackLimits;
import assay.internal.data.csv.CsvTable;
import assay.internal.data.importing.FileSources;
import assay.internal.data.importing.StoreKind;
import assay.internal.data.importing.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.LongConsumer;

/** CSV extracts of NAS-Bench-101: cells by hash, adjacency and operations. */
final class ExtractFormat extends FileSources {
    @Override
    public String key() {
        return "csv";
    }

    @Override
    public StoreKind kind() {
        return Kind101.KIND;
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
    public boolean claims(Path file) {
        List<String> columns = columns(file);
        return columns.contains(CellRow.HASH) && !EcNasFormat.isTable(columns);
    }

    /** The columns of a CSV file; none if it is something else. */
    static List<String> columns(Path file) {
        String name = file.getFileName().toString();
        if (!name.endsWith(".csv") && !name.endsWith(".csv.gz")) {
            return List.of();
        }
        try (CsvTable table = open(file, name)) {
            return table.columns();
        } catch (DataFormatException | IOException damaged) {
            return List.of(); // the format that claims it by its name reports the error
        }
    }

    @Override
    protected void read(Path file, String name, int source, Target target, LongConsumer progress)
            throws IOException, SQLException {
        try (CsvTable table = open(file, name)) {
            Extract.of(table, name, target).read(source);
        }
    }

    private static CsvTable open(Path file, String name) throws IOException {
        return new CsvTable(Unpack.plainOrGzip(file, name, UnpackLimits.DEFAULT), name);
    }
}
