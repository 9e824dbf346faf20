package assay.internal.data.described;

import assay.core.error.DataFormatException;
import assay.internal.core.described.TableKit;
import assay.internal.data.described.TableLayout.Column;
import assay.internal.data.importing.BenchmarkFormat;
import assay.internal.data.importing.StoreKind;
import assay.internal.data.importing.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The files of one described table. */
final class DescribedFormat implements BenchmarkFormat {
    private static final long REPORT_ROWS = 4096;
    private static final int MOST_NAMED = 12;

    private final DescribedTable table;
    private final TableKit kit;
    private final List<Path> files;

    /** @param files the files that the user named */
    DescribedFormat(DescribedTable table, TableKit kit, List<Path> files) {
        this.table = table;
        this.kit = kit;
        this.files = List.copyOf(files);
    }

    @Override
    public String key() {
        return "described";
    }

    @Override
    public String about() {
        return "a table that a file of its own describes (docs/tables.md)";
    }

    @Override
    public StoreKind kind() {
        return new DescribedKind(kit, table.text());
    }

    @Override
    public boolean claims(Path file) {
        return files.contains(file);
    }

    @Override
    public boolean isOfPeople() {
        return true;
    }

    @Override
    public void read(List<Path> all, Target target) throws IOException, SQLException {
        Set<String> there = new LinkedHashSet<>();
        Set<Integer> seen = new HashSet<>();
        String names = all.stream().map(f -> f.getFileName().toString()).collect(Collectors.joining(", "));
        for (Path file : all) {
            String name = file.getFileName().toString();
            int source = target.source(name, this);
            if (target.start(source, name, file)) {
                RowValues values = new RowValues(table, kit, source, name, target);
                try (DescribedRows rows = DescribedRows.open(file)) {
                    RowArchitecture architectures = new RowArchitecture(table, rows);
                    long done = 0;
                    while (rows.next()) {
                        int arch = kit.numbering().orElseThrow().indexOf(architectures.read(kit));
                        seen.add(arch);
                        values.read(rows, arch);
                        if (++done % REPORT_ROWS == 0) {
                            target.at(done, 0, name);
                        }
                    }
                    values.end();
                    there.addAll(rows.columns());
                }
                target.finish(Target.Checksum.UNKNOWN);
                values.missing().forEach(words -> target.remark(name + ": " + words));
            }
        }
        require(there, names);
        remarkLeft(there, names, target);
        int size = kit.numbering().orElseThrow().size();
        if (seen.size() < size) {
            target.remark(names + ": no row of " + (size - seen.size()) + " of the " + size + " architectures");
        }
    }

    private void require(Set<String> there, String names) {
        for (Column column : table.layout().columns()) {
            if (!there.contains(column.name())) {
                throw new DataFormatException(
                        names,
                        -1,
                        names + ": refused: expected a column '" + column.name()
                                + "', which the description names, found " + shown(there)
                                + ". Correct the name in the description. Nothing was loaded.");
            }
        }
    }

    private void remarkLeft(Set<String> there, String names, Target target) {
        Set<String> left = new LinkedHashSet<>(there);
        table.layout().columns().forEach(c -> left.remove(c.name()));
        table.layout().architecture().forEach(left::remove);
        table.layout().places().values().forEach(left::remove);
        if (!left.isEmpty()) {
            target.remark(names + ": columns that the description does not name, left out: " + shown(left));
        }
    }

    static String shown(Set<String> columns) {
        return columns.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                + (columns.size() > MOST_NAMED ? ", ... (" + columns.size() + " columns)" : "");
    }
}
