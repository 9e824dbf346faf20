package assay.internal.data.built;

import assay.core.error.DataFormatException;
import assay.core.error.UsageException;
import assay.core.truth.BuiltFacts;
import assay.core.truth.Split;
import assay.internal.data.built.BuiltTraining.Curve;
import assay.internal.data.duck.DuckFile;
import assay.internal.data.seal.Seal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Reads what {@link BuiltFile} writes; every value is checked before it is used. */
final class BuiltReader implements AutoCloseable {
    /** Receives one training after the other. */
    interface Sink {
        void accept(BuiltTraining training) throws SQLException;
    }

    private final String name;
    private final String from;
    private final Connection connection;

    /** @throws DataFormatException if the file is no Parquet file */
    BuiltReader(Path file) {
        name = file.getFileName().toString();
        from = "'"
                + file.toAbsolutePath().toString().replaceAll("[*?\\[]", "[$0]").replace("'", "''")
                + "'";
        try {
            connection = DuckFile.inMemoryToStream();
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB does not start", e);
        }
        try (Statement sql = connection.createStatement()) {
            sql.execute("SET threads = 1"); // rows in their order
            sql.execute("SET memory_limit = '512MB'");
        } catch (SQLException e) {
            close();
            throw new IllegalStateException("DuckDB does not start", e);
        }
    }

    /** Whether the file has the columns of a built benchmark. */
    boolean isBuilt() {
        List<String> columns = new ArrayList<>();
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("DESCRIBE SELECT * FROM read_parquet(" + from + ")")) {
            while (row.next()) {
                columns.add(row.getString(1) + " " + row.getString(2));
            }
            return columns.equals(BuiltFile.columns(false)) || columns.equals(BuiltFile.columns(true));
        } catch (SQLException other) {
            return false;
        }
    }

    /** @throws DataFormatException if the file leaves out a fact */
    BuiltFacts facts() {
        Map<String, String> texts = new LinkedHashMap<>();
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("SELECT key, value FROM parquet_kv_metadata(" + from + ")")) {
            while (row.next()) {
                texts.put(text(row.getBlob(1)), text(row.getBlob(2)));
            }
            texts.remove(Seal.KEY);
            return BuiltFacts.of(texts);
        } catch (SQLException e) {
            throw refused("its metadata cannot be read: " + DuckFile.saidOfFile(e), e);
        } catch (UsageException e) {
            throw refused(e.getMessage(), e);
        }
    }

    private static String text(Blob blob) throws SQLException {
        return new String(blob.getBytes(1, (int) blob.length()), StandardCharsets.UTF_8);
    }

    /**
     * For every architecture, the one that was trained in its place.
     *
     * @param architectures how many the space has
     */
    int[] trained(int architectures) {
        int[] trained = new int[architectures];
        Arrays.fill(trained, -1);
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("SELECT DISTINCT arch, members FROM read_parquet(" + from + ")")) {
            while (row.next()) {
                int arch = row.getInt(1);
                for (Object member : (Object[]) row.getArray(2).getArray()) {
                    int m = member instanceof Integer i ? i : -1;
                    if (m < 0 || m >= architectures || trained[m] >= 0) {
                        throw refused(
                                "architecture " + arch + ": expected members of 0.." + (architectures - 1)
                                        + ", each of one class, found " + member,
                                null);
                    }
                    trained[m] = arch;
                }
            }
        } catch (SQLException e) {
            throw refused("its rows cannot be read: " + DuckFile.saidOfFile(e), e);
        }
        for (int arch = 0; arch < architectures; arch++) {
            if (trained[arch] < 0) {
                throw refused(
                        "architecture " + arch + ": expected it among the members of one, found it nowhere", null);
            }
        }
        return trained;
    }

    /** All trainings in their order. */
    void trainings(BuiltFacts facts, int[] trained, Sink sink) {
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("SELECT * FROM read_parquet(" + from + ")")) {
            Classes.Order order = new Classes(trained).order(facts);
            boolean scored = row.getMetaData().getColumnCount() > BuiltFile.COLUMNS.size();
            if (scored == facts.proxies().isEmpty()) {
                throw refused(
                        "expected a column and a fact 'proxies' or neither, found the " + (scored ? "column" : "fact")
                                + " alone",
                        null);
            }
            while (row.next()) {
                int arch = row.getInt(1);
                int seed = row.getInt(2);
                order.next(arch, seed);
                String of = "architecture " + arch + ", seed " + seed;
                sink.accept(new BuiltTraining(
                        arch,
                        seed,
                        curve(row, 4, facts, Split.TRAIN, of),
                        curve(row, 6, facts, Split.VALID, of),
                        curve(row, 8, facts, Split.TEST, of),
                        seconds(row, 10, of),
                        seconds(row, 11, of),
                        scored ? proxies(row, 12, facts, of) : List.of()));
            }
            order.end();
        } catch (IllegalArgumentException e) {
            throw refused(e.getMessage(), e);
        } catch (SQLException e) {
            throw refused("its rows cannot be read: " + DuckFile.saidOfFile(e), e);
        }
    }

    private Curve curve(ResultSet row, int column, BuiltFacts facts, Split split, String of) throws SQLException {
        Object[] correct = list(row, column, facts, of);
        Object[] losses = list(row, column + 1, facts, of);
        int images = facts.images().of(split);
        double[] accuracy = new double[correct.length];
        double[] loss = new double[correct.length];
        for (int e = 0; e < accuracy.length; e++) {
            int k = correct[e] instanceof Integer i ? i : -1;
            if (k < 0 || k > images || losses[e] != null && !(losses[e] instanceof Integer)) {
                throw refused(
                        of + ", " + split.key() + ", epoch " + (e + 1) + ": expected 0.." + images
                                + " right answers and a loss, found " + correct[e] + " and " + losses[e],
                        null);
            }
            accuracy[e] = BuiltFile.percent(k, images);
            loss[e] = losses[e] instanceof Integer l ? l / BuiltFile.LOSS_UNITS : Double.NaN;
        }
        return new Curve(accuracy, loss);
    }

    private Object[] list(ResultSet row, int column, BuiltFacts facts, String of) throws SQLException {
        java.sql.Array list = row.getArray(column);
        Object[] values = list == null ? new Object[0] : (Object[]) list.getArray();
        if (values.length != facts.schedule()) {
            throw refused(of + ": expected " + facts.schedule() + " epochs, found " + values.length, null);
        }
        return values;
    }

    private List<OptionalDouble> proxies(ResultSet row, int column, BuiltFacts facts, String of) throws SQLException {
        java.sql.Array list = row.getArray(column);
        Object[] values = list == null ? new Object[0] : (Object[]) list.getArray();
        if (values.length != facts.proxies().size()) {
            throw refused(of + ": expected " + facts.proxies().size() + " proxies, found " + values.length, null);
        }
        List<OptionalDouble> scores = new ArrayList<>();
        for (Object value : values) {
            if (value != null && !(value instanceof Double d && Double.isFinite(d))) {
                throw refused(of + ": expected a finite score or none, found " + value, null);
            }
            scores.add(value instanceof Double d ? OptionalDouble.of(d) : OptionalDouble.empty());
        }
        return scores;
    }

    private double seconds(ResultSet row, int column, String of) throws SQLException {
        double value = row.getDouble(column);
        if (!(value > 0) || Double.isInfinite(value)) {
            throw refused(of + ": expected seconds above 0, found " + value, null);
        }
        return value;
    }

    private DataFormatException refused(String why, Throwable cause) {
        return BuiltFile.refused(name, why, cause);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(name + " cannot be closed", e);
        }
    }
}
