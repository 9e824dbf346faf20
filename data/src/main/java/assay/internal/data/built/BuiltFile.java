package assay.internal.data.built;

import assay.core.error.DataFormatException;
import assay.core.error.DataMissingException;
import assay.core.truth.BuiltFacts;
import assay.core.truth.Split;
import assay.internal.core.io.Draft;
import assay.internal.data.built.BuiltTraining.Curve;
import assay.internal.data.duck.DuckFile;
import assay.internal.data.seal.Seal;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Writes a built benchmark as one Parquet file (docs/built-benchmarks.md): a row for each training, and the {@link BuiltFacts}
 * as the file's key-value metadata. Every Parquet reader can read it. The same content gives the same bytes,
 * and they are {@linkplain Seal sealed}.
 */
public final class BuiltFile {
    /** The columns, with their DuckDB types. */
    static final List<String> COLUMNS = List.of(
            "arch INTEGER",
            "seed INTEGER",
            "members INTEGER[]",
            "train_correct INTEGER[]",
            "train_loss_e4 INTEGER[]",
            "valid_correct INTEGER[]",
            "valid_loss_e4 INTEGER[]",
            "test_correct INTEGER[]",
            "test_loss_e4 INTEGER[]",
            "epoch_s DOUBLE",
            "evaluation_s DOUBLE");

    /** The last column, only if the benchmark has proxies. */
    static final String PROXIES = "proxies DOUBLE[]";

    /** Tolerance for comparing percentages of counts: a few rounding errors of numbers up to 100. */
    private static final double ROUNDING = 1e-9;

    /** Losses are kept in units of 1/10,000 nat. */
    static final double LOSS_UNITS = 1e4;

    /** Rows that are compressed together. DuckDB holds them in memory until they are written. */
    private static final int GROUP = 122_880;

    /**
     * The levels of zstd for files of one group of rows, and for larger files. For a million rows they take 53 s and 8 s; the
     * sizes differ by 0.05 %.
     */
    private static final int SMALL = 19;

    private static final int QUICK = 9;

    /** The memory that DuckDB may use. */
    private static final String MEMORY = "400MB";

    private BuiltFile() {}

    /** The columns of a benchmark with or without proxies. */
    static List<String> columns(boolean proxies) {
        return proxies ? Stream.concat(COLUMNS.stream(), Stream.of(PROXIES)).toList() : COLUMNS;
    }

    /**
     * Writes a whole benchmark. The file appears complete or not at all; an older file is replaced.
     *
     * @param trained for every architecture, the index of the architecture that was trained in its place (the same
     *     network); an architecture that was trained itself has its own index
     * @param trainings ascending by architecture, then seed: each architecture that was trained, with each of the seeds
     * @throws IllegalArgumentException if the trainings are not as described, or a value is impossible
     * @throws DataMissingException if the file cannot be written
     */
    public static void write(Path file, BuiltFacts facts, int[] trained, Iterable<BuiltTraining> trainings) {
        Path target = file.toAbsolutePath();
        try {
            Files.createDirectories(target.getParent());
        } catch (IOException e) {
            throw unwritable(file, e);
        }
        try (Draft draft = Draft.of(target)) {
            Path spill = draft.path().resolveSibling(draft.path().getFileName() + ".spill");
            try (Connection connection = DuckFile.inMemoryToStream()) {
                try (Statement sql = connection.createStatement()) {
                    sql.execute("SET threads = 1"); // rows in their order
                    sql.execute("SET memory_limit = '" + MEMORY
                            + "'"); // what exceeds this limit is written beside the file
                    sql.execute("SET temp_directory = '" + quoted(spill.toString()) + "'");
                    sql.execute("CREATE TABLE training ("
                            + String.join(", ", columns(!facts.proxies().isEmpty())) + ")");
                }
                long rows = rows(connection, facts, new Classes(trained), trainings);
                try (Statement sql = connection.createStatement()) {
                    sql.execute("COPY training TO '" + quoted(draft.path().toString())
                            + "' (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL "
                            + (rows > GROUP ? QUICK : SMALL)
                            + ", PARQUET_VERSION v2, ROW_GROUP_SIZE " + GROUP + ", USE_TMP_FILE false, KV_METADATA {"
                            + facts.texts().entrySet().stream()
                                    .map(e -> e.getKey() + ": '" + quoted(e.getValue()) + "'")
                                    .collect(Collectors.joining(", "))
                            + ", " + Seal.KEY + ": '" + Seal.EMPTY + "'})");
                }
            }
            Seal.close(draft.path());
            draft.commit();
        } catch (IOException | SQLException e) {
            throw unwritable(file, e);
        }
    }

    private static DataMissingException unwritable(Path file, Exception e) {
        return new DataMissingException(
                file + ": cannot be written: " + e.getMessage() + ". Free space there, or name another place.", e);
    }

    /** Adds all rows, and says how many there are. */
    private static long rows(
            Connection connection, BuiltFacts facts, Classes classes, Iterable<BuiltTraining> trainings)
            throws SQLException {
        Classes.Order order = classes.order(facts);
        long count = 0;
        try (DuckDBAppender rows = connection.unwrap(DuckDBConnection.class).createAppender("main", "training")) {
            for (BuiltTraining t : trainings) {
                order.next(t.arch(), t.seed());
                rows.beginRow();
                rows.append(t.arch()).append(t.seed()).append(classes.members(t.arch()));
                curve(rows, facts, t, Split.TRAIN, t.train());
                curve(rows, facts, t, Split.VALID, t.valid());
                curve(rows, facts, t, Split.TEST, t.test());
                rows.append(seconds(t.epochSeconds())).append(seconds(t.evaluationSeconds()));
                proxies(rows, facts, t);
                rows.endRow();
                count++;
            }
        }
        order.end();
        return count;
    }

    private static void curve(DuckDBAppender rows, BuiltFacts facts, BuiltTraining of, Split split, Curve curve)
            throws SQLException {
        int epochs = facts.schedule();
        if (curve.accuracy().length != epochs || curve.loss().length != epochs) {
            throw new IllegalArgumentException(
                    "training of " + of.arch() + " with seed " + of.seed() + ", " + split.key()
                            + ": expected " + epochs + " epochs, found " + curve.accuracy().length + " and "
                            + curve.loss().length);
        }
        int images = facts.images().of(split);
        int[] correct = new int[epochs];
        int[] loss = new int[epochs];
        boolean[] none = new boolean[epochs];
        for (int e = 0; e < epochs; e++) {
            double k = curve.accuracy()[e] * images / 100;
            correct[e] = (int) Math.rint(k);
            if (!(Math.abs(percent(correct[e], images) - curve.accuracy()[e]) < ROUNDING)
                    || correct[e] < 0
                    || correct[e] > images) {
                throw new IllegalArgumentException("training of " + of.arch() + " with seed " + of.seed() + ", "
                        + split.key() + ", epoch " + (e + 1) + ": expected the percentage of a number of " + images
                        + " images, found " + curve.accuracy()[e]);
            }
            double scaled = Math.rint(curve.loss()[e] * LOSS_UNITS);
            none[e] = !(Math.abs(scaled) < Integer.MAX_VALUE); // not a number, or far above any loss of a classifier
            loss[e] = none[e] ? 0 : (int) scaled;
        }
        rows.append(correct).append(loss, none);
    }

    private static void proxies(DuckDBAppender rows, BuiltFacts facts, BuiltTraining of) throws SQLException {
        int n = facts.proxies().size();
        if (of.proxies().size() != n) {
            throw new IllegalArgumentException("training of " + of.arch() + " with seed " + of.seed() + ": expected "
                    + n + " proxies, found " + of.proxies().size());
        }
        if (n == 0) {
            return;
        }
        double[] scores = new double[n];
        boolean[] none = new boolean[n];
        for (int i = 0; i < n; i++) {
            none[i] = of.proxies().get(i).isEmpty();
            scores[i] = of.proxies().get(i).orElse(0); // masked
            if (!Double.isFinite(scores[i])) {
                throw new IllegalArgumentException("training of " + of.arch() + " with seed " + of.seed()
                        + ": expected a finite score or none, found " + scores[i]);
            }
        }
        rows.append(scores, none);
    }

    /** The accuracy in percent for this number of right answers. */
    static double percent(int correct, int images) {
        return 100.0 * correct / images;
    }

    /** Rounds to three digits: the clock is not more exact. */
    private static double seconds(double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("expected seconds above 0, found " + value);
        }
        return new BigDecimal(value).round(new MathContext(3)).doubleValue();
    }

    private static String quoted(String text) {
        return text.replace("'", "''");
    }

    /** A refusal of a file. */
    static DataFormatException refused(String file, String why, Throwable cause) {
        return new DataFormatException(file, -1, file + ": refused: " + why + ". Nothing was loaded.", cause);
    }
}
