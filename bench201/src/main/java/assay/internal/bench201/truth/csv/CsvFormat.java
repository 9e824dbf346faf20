package assay.internal.bench201.truth.csv;

import assay.internal.bench201.truth.kind.Kind201;
import assay.internal.bench201.truth.kind.Recognise;
import assay.internal.data.csv.CsvTable;
import assay.internal.data.importing.FileSources;
import assay.internal.data.importing.StoreKind;
import assay.internal.data.importing.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.LongConsumer;

/** Tables of docs/csv-layout.md. The columns of a file show which table it is. */
public final class CsvFormat extends FileSources {
    @Override
    public String key() {
        return "csv";
    }

    @Override
    public StoreKind kind() {
        return Kind201.KIND;
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
        Set<String> columns = CsvFile.columns(file);
        boolean other = columns.contains("channels") || columns.contains("ops") || columns.contains("module_hash");
        return !other && (Recognise.isCsv(file) || columns.contains("arch_index") || CsvRows.isLong(columns));
    }

    @Override
    protected void read(Path file, String name, int source, Target target, LongConsumer progress)
            throws IOException, SQLException {
        try (CsvTable table = CsvFile.open(file, name)) {
            CsvRows.of(table, name, Set.copyOf(table.columns()), target).read(source);
        }
    }
}
