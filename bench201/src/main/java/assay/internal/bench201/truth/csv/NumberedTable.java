package assay.internal.bench201.truth.csv;

import assay.internal.data.csv.CsvTable;
import assay.internal.data.importing.FileSources;
import assay.internal.data.importing.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * A table with a row for each architecture. Two columns name it: its number and its text (docs/csv-layout.md). All other
 * columns are numbers.
 *
 * @param <C> the description of a column
 */
abstract class NumberedTable<C> extends FileSources {
    private final String number;
    private final String aNumber;
    private final String text;

    private record Column<C>(String name, C of) {}

    /**
     * @param number the column of numbers
     * @param aNumber its name with an article
     * @param text the column of texts
     */
    NumberedTable(String number, String aNumber, String text) {
        this.number = number;
        this.aNumber = aNumber;
        this.text = text;
    }

    /** The description of a column; empty if no column with this name is known. */
    abstract Optional<C> column(String name, String file);

    /** The largest number of architectures. */
    abstract int count();

    /** The refusal of a row whose number was in an earlier row. */
    abstract String again(int arch);

    /** Checks a row's text, and adds an unknown architecture to the store. */
    abstract void named(CsvTable table, int arch, String text, Target target) throws SQLException;

    /** Takes a non-empty cell. */
    abstract void cell(CsvTable table, String name, C column, int arch, Target target, int source) throws SQLException;

    @Override
    public final String key() {
        return "csv";
    }

    @Override
    public final String about() {
        return "CSV tables, plain or gzip (docs/csv-layout.md)";
    }

    @Override
    public final boolean isOfPeople() {
        return true;
    }

    @Override
    public final boolean claims(Path file) throws IOException {
        return CsvFile.columns(file).containsAll(Set.of(number, text));
    }

    @Override
    protected final void read(Path file, String name, int source, Target target, LongConsumer progress)
            throws IOException, SQLException {
        try (CsvTable table = CsvFile.open(file, name)) {
            target.refusingBy(table::bad);
            List<Column<C>> columns = new ArrayList<>();
            for (String column : table.columns()) {
                if (!column.equals(number) && !column.equals(text)) {
                    columns.add(new Column<>(
                            column,
                            column(column, name)
                                    .orElseThrow(
                                            () -> table.bad("unknown column '" + column + "' (docs/csv-layout.md)"))));
                }
            }
            BitSet seen = new BitSet();
            while (table.next()) {
                int arch = arch(table, seen);
                named(table, arch, table.text(text), target);
                for (Column<C> column : columns) {
                    OptionalDouble value = table.number(column.name());
                    if (value.isPresent()) {
                        cell(table, column.name(), column.of(), arch, target, source);
                    }
                }
            }
        }
    }

    private int arch(CsvTable table, BitSet seen) {
        int arch = table.whole(number).orElse(-1);
        if (arch < 0 || arch >= count()) {
            throw table.bad("expected " + aNumber + " of 0.." + (count() - 1) + ", found '" + table.text(number) + "'");
        }
        if (seen.get(arch)) {
            throw table.bad(again(arch));
        }
        seen.set(arch);
        return arch;
    }
}
