package assay.internal.data.runs;

import assay.core.error.DataFormatException;
import assay.internal.data.duck.DuckFile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables of the run store (docs/run-store.md). They have no keys that DuckDB enforces, because DuckDB refuses to insert
 * a key that was deleted in the same transaction. Instead, the only writer deletes before it inserts, and so keeps rows
 * unique.
 */
final class Tables {
    static final String VERSION = "6";

    /** Tables with a column {@code experiment} that says to which experiment a row belongs. */
    private static final List<String> PARTS = List.of(
            "experiment_datasets",
            "provenance",
            "runs",
            "epochs",
            "diagnostics",
            "samples",
            "marginals",
            "built",
            "trainings",
            "text_trainings");

    private static final String DIAGNOSTICS = """
            CREATE TABLE diagnostics (
                experiment VARCHAR NOT NULL, run INTEGER NOT NULL, position INTEGER NOT NULL, number INTEGER NOT NULL,
                name VARCHAR NOT NULL, value DOUBLE NOT NULL)""";

    private static final String MARGINALS = """
            CREATE TABLE marginals (
                experiment VARCHAR NOT NULL, run INTEGER NOT NULL, position INTEGER NOT NULL,
                probability DOUBLE NOT NULL)""";

    private static final String TRAININGS = """
            CREATE TABLE trainings (
                experiment VARCHAR NOT NULL, position INTEGER NOT NULL, arch VARCHAR NOT NULL, dataset VARCHAR NOT NULL,
                seed BIGINT NOT NULL, epochs INTEGER NOT NULL, top1_percent DOUBLE NOT NULL, top5_percent DOUBLE NOT NULL,
                loss DOUBLE NOT NULL, train_loss DOUBLE NOT NULL, params BIGINT NOT NULL, multiply_adds BIGINT NOT NULL,
                elapsed_s DOUBLE NOT NULL, inference_images INTEGER, inference_ms DOUBLE, inference_bytes BIGINT)""";

    private static final String TEXT_TRAININGS = """
            CREATE TABLE text_trainings (
                experiment VARCHAR NOT NULL, position INTEGER NOT NULL, arch VARCHAR NOT NULL, dataset VARCHAR NOT NULL,
                seed BIGINT NOT NULL, epochs INTEGER NOT NULL, best_epoch INTEGER NOT NULL, valid_loss DOUBLE NOT NULL,
                loss DOUBLE NOT NULL, released_loss DOUBLE NOT NULL, train_loss DOUBLE NOT NULL, params BIGINT NOT NULL,
                multiply_adds BIGINT NOT NULL, elapsed_s DOUBLE NOT NULL)""";

    /** Statements that convert version 1, which had neither simulated time nor diagnostics. */
    private static final List<String> FROM_1 = List.of("ALTER TABLE epochs ADD COLUMN simulated_s DOUBLE", DIAGNOSTICS);

    private static final String BUILT = """
            CREATE TABLE built (
                experiment VARCHAR NOT NULL, position INTEGER NOT NULL, key VARCHAR NOT NULL, value VARCHAR NOT NULL)""";

    /** Statements that convert version 2, which did not keep the distribution at the end of a search. */
    private static final List<String> FROM_2 = List.of(MARGINALS);

    /** Statements that convert version 3, in which every experiment was judged by a published table. */
    private static final List<String> FROM_3 = List.of(BUILT, TRAININGS);

    /** Statements that convert version 4, which had no trainings of language models. */
    private static final List<String> FROM_4 = List.of(TEXT_TRAININGS);

    /** Statements that convert version 5, which did not know what a pass of a trained network costs. */
    private static final List<String> FROM_5 = List.of(
            "ALTER TABLE trainings ADD COLUMN IF NOT EXISTS inference_images INTEGER",
            "ALTER TABLE trainings ADD COLUMN IF NOT EXISTS inference_ms DOUBLE",
            "ALTER TABLE trainings ADD COLUMN IF NOT EXISTS inference_bytes BIGINT",
            "UPDATE run_store SET version = '" + VERSION + "'");

    private static final List<String> DEFINITIONS = List.of(
            "CREATE TABLE run_store (version VARCHAR NOT NULL)",
            "INSERT INTO run_store VALUES ('" + VERSION + "')",
            """
            CREATE TABLE experiments (
                id VARCHAR NOT NULL, number BIGINT NOT NULL, name VARCHAR NOT NULL, space VARCHAR NOT NULL,
                schedule INTEGER NOT NULL, configuration VARCHAR NOT NULL, saved_at VARCHAR NOT NULL)""",
            """
            CREATE TABLE experiment_datasets (
                experiment VARCHAR NOT NULL, position INTEGER NOT NULL, dataset VARCHAR NOT NULL)""",
            """
            CREATE TABLE provenance (
                experiment VARCHAR NOT NULL, position INTEGER NOT NULL, key VARCHAR NOT NULL, value VARCHAR NOT NULL)""",
            """
            CREATE TABLE runs (
                experiment VARCHAR NOT NULL, run INTEGER NOT NULL, method VARCHAR NOT NULL, seed BIGINT NOT NULL,
                chosen VARCHAR NOT NULL, search_s DOUBLE NOT NULL, selection_s DOUBLE NOT NULL)""",
            """
            CREATE TABLE epochs (
                experiment VARCHAR NOT NULL, run INTEGER NOT NULL, position INTEGER NOT NULL, epoch INTEGER NOT NULL,
                incumbent VARCHAR NOT NULL, train_loss DOUBLE, valid_loss DOUBLE, elapsed_s DOUBLE NOT NULL,
                simulated_s DOUBLE)""",
            DIAGNOSTICS,
            """
            CREATE TABLE samples (
                experiment VARCHAR NOT NULL, run INTEGER NOT NULL, position INTEGER NOT NULL, arch VARCHAR NOT NULL,
                score DOUBLE)""",
            MARGINALS,
            BUILT,
            TRAININGS,
            TEXT_TRAININGS);

    private Tables() {}

    /** Creates the tables in a file that has none, and converts tables of an earlier version to this version. */
    static void require(Connection c, DuckFile file) throws SQLException {
        try (Statement s = c.createStatement()) {
            try (ResultSet count = s.executeQuery("SELECT count(*) FROM information_schema.tables")) {
                count.next();
                if (count.getInt(1) > 0) {
                    upgrade(c, s);
                    requireVersion(c, file);
                    return;
                }
            }
            executeAll(s, DEFINITIONS);
        }
    }

    private static void upgrade(Connection c, Statement s) throws SQLException {
        String found = found(c);
        if (found.equals("version 1")) {
            executeAll(s, FROM_1);
        }
        if (List.of("version 1", "version 2").contains(found)) {
            executeAll(s, FROM_2);
        }
        if (List.of("version 1", "version 2", "version 3").contains(found)) {
            executeAll(s, FROM_3);
        }
        if (List.of("version 1", "version 2", "version 3", "version 4").contains(found)) {
            executeAll(s, FROM_4);
        }
        if (isOld(c)) {
            executeAll(s, FROM_5);
        }
    }

    private static void executeAll(Statement s, List<String> statements) throws SQLException {
        for (String statement : statements) {
            s.execute(statement);
        }
    }

    /** Refuses a DuckDB file that is not a run store, or that has tables of another form. */
    static void requireVersion(Connection c, DuckFile file) throws SQLException {
        String found = found(c);
        if (!found.equals("version " + VERSION)) {
            throw new DataFormatException(
                    file.file().toString(),
                    -1,
                    file.file() + ": not a run store that can be used: expected version " + VERSION + ", found " + found
                            + ". Name another file, or move this one away.");
        }
    }

    /** Whether the tables are of an earlier version, which {@link #require} converts to this version. */
    static boolean isOld(Connection c) throws SQLException {
        return List.of("version 1", "version 2", "version 3", "version 4", "version 5")
                .contains(found(c));
    }

    /** {@code version 1}, or a text that says what is missing. */
    private static String found(Connection c) throws SQLException {
        try (Statement s = c.createStatement()) {
            try (ResultSet count =
                    s.executeQuery("SELECT count(*) FROM information_schema.tables WHERE table_name = 'run_store'")) {
                count.next();
                if (count.getInt(1) == 0) {
                    return "no table run_store";
                }
            }
            try (ResultSet version = s.executeQuery("SELECT version FROM run_store")) {
                return version.next() ? "version " + version.getString(1) : "no version";
            }
        }
    }

    static void delete(Connection c, String id) throws SQLException {
        for (String table : PARTS) {
            delete(c, "DELETE FROM " + table + " WHERE experiment = ?", id);
        }
        delete(c, "DELETE FROM experiments WHERE id = ?", id);
    }

    private static void delete(Connection c, String statement, String id) throws SQLException {
        try (PreparedStatement s = c.prepareStatement(statement)) {
            s.setString(1, id);
            s.executeUpdate();
        }
    }
}
