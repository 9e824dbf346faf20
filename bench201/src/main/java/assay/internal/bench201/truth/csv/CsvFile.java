package assay.internal.bench201.truth.csv;

import assay.core.error.DataFormatException;
import assay.internal.bench201.truth.kind.Recognise;
import assay.internal.data.archive.Unpack;
import assay.internal.data.archive.UnpackLimits;
import assay.internal.data.csv.CsvTable;
import assay.internal.data.importing.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.Set;

/** A file that can be a table. */
final class CsvFile {
    private CsvFile() {}

    static CsvTable open(Path file, String name) throws IOException {
        return new CsvTable(Unpack.plainOrGzip(file, name, UnpackLimits.DEFAULT), name);
    }

    /** A non-empty accuracy cell, as percent. */
    static OptionalDouble percent(CsvTable table, String column, Target target) {
        OptionalDouble cell = table.number(column);
        if (cell.isEmpty()) {
            return cell;
        }
        double value = target.percent(cell.getAsDouble());
        if (!(value >= 0 && value <= 100)) {
            throw table.bad("column '" + column + "': expected percent, found " + value);
        }
        return OptionalDouble.of(value);
    }

    /** The names of its columns; none if it cannot be read as a table. */
    static Set<String> columns(Path file) throws IOException {
        if (!Recognise.isCsv(file) && !Recognise.isText(file)) {
            return Set.of();
        }
        try (CsvTable table = open(file, file.getFileName().toString())) {
            return Set.copyOf(table.columns());
        } catch (DataFormatException damaged) {
            return Set.of(); // the reader of the file reports the error
        }
    }
}
