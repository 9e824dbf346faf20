package assay.internal.data.embedded;

import assay.core.error.DataMissingException;
import assay.internal.core.io.Draft;
import assay.internal.data.duck.DuckFile;
import assay.internal.data.embedded.PackedRow.Cost;
import assay.internal.data.seal.Seal;
import assay.internal.data.store.Series;
import assay.internal.data.store.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.IntToLongFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Writes some of a store's measurements as one Parquet file: a row for each architecture and a column for each series.
 * The file's key-value metadata says what the columns are. The same content gives the same bytes, and they are
 * {@linkplain Seal sealed}.
 */
public final class PackedWriter {
    /** Key of the metadata that says what the columns are. */
    static final String COLUMNS = "assay_columns";

    private final int count;
    private final UnaryOperator<String> sources;
    private final List<PackedColumn> columns = new ArrayList<>();
    private final List<PackedRow> rows = new ArrayList<>();

    private PackedWriter(int count, UnaryOperator<String> sources) {
        this.count = count;
        this.sources = sources;
    }

    /**
     * Writes a file.
     *
     * @param count architectures, numbered from 0
     * @param measured which series; for a curve, each point is listed
     * @param costs which costs on devices
     * @param sources maps the name of a source in the store to its name in the file
     * @return how many columns of numbers it has
     */
    public static int write(
            Path file,
            Snapshot store,
            int count,
            Predicate<Series> measured,
            Predicate<Snapshot.Hardware> costs,
            UnaryOperator<String> sources) {
        PackedWriter writer = new PackedWriter(count, sources);
        for (Snapshot.Column c : store.columns()) {
            if (measured.test(c.series())) {
                writer.series(c.series(), c::bits);
            }
        }
        for (Snapshot.Curve c : store.curves()) {
            IntStream.range(1, c.series().schedule()).forEach(epoch -> {
                Series point = writer.named(c.series(), epoch);
                if (measured.test(point)) {
                    writer.series(point, arch -> c.bits(arch, epoch));
                }
            });
        }
        for (Snapshot.Hardware h : store.hardware()) {
            if (costs.test(h)) {
                String dataset = h.dataset() == null ? "" : h.dataset();
                Cost cost = new Cost(sources.apply(h.source()), dataset, h.device(), h.metric(), h.unit());
                writer.add(writer.values(h::bits), null, cost);
            }
        }
        try (Draft draft = Draft.of(file.toAbsolutePath())) {
            writer.write(draft.path());
            Seal.close(draft.path());
            draft.commit();
        } catch (IOException | SQLException e) {
            throw new DataMissingException(
                    file + ": cannot be written: " + e.getMessage() + ". Free space there, or name another place.", e);
        }
        return writer.columns.size();
    }

    private void series(Series series, IntToLongFunction bits) {
        add(values(bits), named(series, series.epoch()), null);
    }

    private Series named(Series s, int epoch) {
        return new Series(
                sources.apply(s.source()),
                s.dataset(),
                s.split(),
                s.schedule(),
                s.trial(),
                s.seeds(),
                epoch,
                s.metric(),
                s.unit(),
                s.basis(),
                s.preference());
    }

    private double[] values(IntToLongFunction bits) {
        return IntStream.range(0, count)
                .mapToLong(arch -> bits.applyAsLong(arch))
                .mapToDouble(b -> Snapshot.isAbsent(b) ? Double.NaN : Double.longBitsToDouble(b))
                .toArray();
    }

    private void add(double[] values, Series series, Cost cost) {
        PackedRow row = row(values, series, cost);
        boolean isTwice =
                rows.stream().anyMatch(r -> Objects.equals(r.series(), series) && Objects.equals(r.cost(), cost));
        if (!isTwice) {
            rows.add(row);
        } else if (!rows.contains(row)) {
            throw new IllegalArgumentException("two columns of the same: " + row);
        }
    }

    /** Uses a column that already has the same numbers, or adds one. */
    private PackedRow row(double[] values, Series series, Cost cost) {
        for (int c = 0; c < columns.size(); c++) {
            OptionalDouble divisor = columns.get(c).divisorFor(values);
            if (divisor.isPresent()) {
                return new PackedRow(c, divisor.getAsDouble(), series, cost);
            }
        }
        PackedColumn column = PackedColumn.of(values);
        columns.add(column);
        return new PackedRow(columns.size() - 1, column.divisor(), series, cost);
    }

    private void write(Path file) throws SQLException {
        try (Connection connection = DuckFile.inMemoryToStream();
                Statement sql = connection.createStatement()) {
            sql.execute("SET threads = 1"); // rows in their order
            StringBuilder table = new StringBuilder("CREATE TABLE packed (arch INTEGER");
            for (int c = 0; c < columns.size(); c++) {
                table.append(", c").append(c).append(columns.get(c).whole() ? " INTEGER" : " DOUBLE");
            }
            sql.execute(table + ")");
            try (DuckDBAppender to = connection.unwrap(DuckDBConnection.class).createAppender("main", "packed")) {
                for (int arch : order()) {
                    to.beginRow();
                    to.append(arch);
                    for (PackedColumn column : columns) {
                        cell(to, column, arch);
                    }
                    to.endRow();
                }
            }
            sql.execute("COPY packed TO '" + quoted(file.toString())
                    + "' (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 19, PARQUET_VERSION v2, ROW_GROUP_SIZE 1000000,"
                    + " USE_TMP_FILE false, KV_METADATA {" + COLUMNS + ": '" + quoted(PackedRow.text(rows)) + "', "
                    + Seal.KEY
                    + ": '" + Seal.EMPTY + "'})");
        }
    }

    private static void cell(DuckDBAppender to, PackedColumn column, int arch) throws SQLException {
        double cell = column.cells()[arch];
        if (Double.isNaN(cell)) {
            to.appendNull();
        } else if (column.whole()) {
            to.append((int) cell);
        } else {
            to.append(cell);
        }
    }

    /**
     * Puts architectures with similar numbers next to each other, since that takes less space. The order is that of
     * their mean rank in the columns that have a number for every architecture.
     */
    private int[] order() {
        double[] key = new double[count];
        for (PackedColumn column : columns) {
            double[] cells = column.cells();
            if (Arrays.stream(cells).noneMatch(Double::isNaN)) {
                int[] byCell = IntStream.range(0, count)
                        .boxed()
                        .sorted((a, b) -> Double.compare(cells[a], cells[b]))
                        .mapToInt(Integer::intValue)
                        .toArray();
                for (int rank = 0; rank < count; rank++) {
                    key[byCell[rank]] += rank;
                }
            }
        }
        return IntStream.range(0, count)
                .boxed()
                .sorted((a, b) -> Double.compare(key[a], key[b]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    static String quoted(String text) {
        return text.replace("'", "''");
    }
}
