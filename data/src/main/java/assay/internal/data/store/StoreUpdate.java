package assay.internal.data.store;

import assay.core.error.DataFormatException;
import assay.core.error.DataMissingException;
import assay.internal.core.io.ProcessLock;
import assay.internal.data.duck.DuckFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * A change to a store that is made completely or not at all. It is made on a copy beside the store, and one move then
 * replaces the store with the copy. Until {@link #commit} returns, the store stays as it was, whatever happens. Only one
 * change runs at a time; readers may continue meanwhile.
 *
 * <p>If a change was killed after a {@link #checkpoint}, the same change continues from there when it begins again.
 */
public final class StoreUpdate implements AutoCloseable {
    static final int VERSION = 2;
    /** End of the name of the file that is locked while a store is changed. */
    static final String LOCK = ".lock";

    /** How much DuckDB may keep in memory while a store of any size is written; it writes the rest to disk. */
    static final String MEMORY = "768MB";

    /** A table that only drafts have: the position in a file that the import has reached. */
    private static final String UNFINISHED =
            "CREATE TABLE IF NOT EXISTS unfinished (source INTEGER, file VARCHAR, sha256 VARCHAR, position BIGINT, PRIMARY KEY (source, file))";

    private final Path store;
    private final DraftFiles draft;
    private final ProcessLock lockFile;
    private final Connection connection;
    private final Drafts.Draft open;
    private final String note;

    private StoreUpdate(
            Path store, DraftFiles draft, ProcessLock lockFile, Connection connection, Drafts.Draft open, String note) {
        this.store = store;
        this.draft = draft;
        this.lockFile = lockFile;
        this.connection = connection;
        this.open = open;
        this.note = note;
    }

    /**
     * Copies the store, starts an empty one, or continues the draft of a change that was killed.
     *
     * @param benchmark the benchmark that the store belongs to, such as {@code nasbench201}
     * @param schema SQL that creates table {@code architecture} of a new store
     * @param what names the change: only a change of the same name continues from where it was killed
     * @throws DataMissingException if the store cannot be written, or another change is running
     * @throws DataFormatException if the file is not a store of this benchmark
     */
    public static StoreUpdate begin(Path store, String benchmark, String schema, String what) {
        return begin(store, benchmark, schema, what, false);
    }

    /**
     * Starts an empty store that replaces the existing one, if there is one.
     *
     * @param schema SQL that creates table {@code architecture}
     * @throws DataMissingException if the store cannot be written, or another change is running
     * @throws DataFormatException if the existing file is not a store of this benchmark
     */
    public static StoreUpdate beginAnew(Path store, String benchmark, String schema) {
        return begin(store, benchmark, schema, "", true);
    }

    private static StoreUpdate begin(Path store, String benchmark, String schema, String what, boolean anew) {
        Path file = store.toAbsolutePath().normalize();
        DraftFiles draft = DraftFiles.of(file);
        ProcessLock lock = null;
        Connection connection = null;
        Drafts.Draft open = null;
        try {
            Files.createDirectories(file.getParent());
            lock = lock(file);
            open = Drafts.open(draft::drop);
            if (anew && Files.exists(file)) {
                try (Connection old = new DuckFile(file).openToRead()) {
                    requireBenchmark(file, old, benchmark);
                }
            }
            boolean fresh = anew || !Files.exists(file);
            String note = DraftFiles.note(file, what);
            connection = anew ? null : draft.takeUp(note);
            boolean begun = connection != null;
            if (!begun) {
                connection = draft.start(fresh ? Optional.empty() : Optional.of(file));
            }
            StoreUpdate update = new StoreUpdate(file, draft, lock, connection, open, note);
            update.execute("SET memory_limit = '" + MEMORY + "'");
            connection.setAutoCommit(false);
            if (begun) {
                open.keep();
                update.execute(UNFINISHED); // the draft may have been killed after the table was dropped
            } else if (fresh) {
                update.createSchema(benchmark, schema);
            } else {
                requireBenchmark(file, connection, benchmark);
                update.execute(UNFINISHED);
            }
            return update;
        } catch (IOException | SQLException | RuntimeException e) {
            if (lock != null) { // without the lock, the draft belongs to another import
                abandon(connection, draft, lock, open);
            }
            throw failure(file, e);
        }
    }

    /** Saves what was done so far, so that it survives if the program is killed. Flush the rows of all writers before. */
    public void checkpoint() throws SQLException {
        connection.commit();
        // The driver begins a transaction only at the next statement. Rows that appenders add before it could not be
        // undone.
        execute("SELECT 1");
        try {
            draft.writeNote(note);
        } catch (IOException e) {
            throw failure(store, e);
        }
        open.keep();
    }

    /** The connection to which rows are written; open until {@link #commit}. */
    public Connection connection() {
        return connection;
    }

    /** Replaces the store with the changed copy. */
    public void commit() {
        try {
            execute("DROP TABLE unfinished");
            connection.commit();
            connection.setAutoCommit(true);
            try (Statement sql = connection.createStatement()) {
                sql.execute("CHECKPOINT");
            }
            connection.close();
            draft.replace(store);
        } catch (IOException | SQLException e) {
            throw failure(store, e);
        }
    }

    /** Drops the change if it was not committed. */
    @Override
    public void close() {
        abandon(connection, draft, lockFile, open);
    }

    private static void abandon(Connection connection, DraftFiles draft, ProcessLock lock, Drafts.Draft open) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            // The content is dropped in any case.
        }
        draft.drop();
        if (open != null) {
            open.close(); // before the lock is released: after that, the draft may belong to another import
        }
        lock.close();
    }

    /** The exception for a store that could not be written. An exception of Assay is returned unchanged. */
    public static RuntimeException failure(Path store, Exception e) {
        if (e instanceof RuntimeException known && !(e instanceof UncheckedIOException)) {
            return known;
        }
        String why = e.getMessage() == null
                ? e.getClass().getSimpleName()
                : e.getMessage().lines().findFirst().orElse("");
        return new DataMissingException(
                store + ": cannot be written: " + why + ". The store is as it was before. Free space there, or name "
                        + "another place with --store.",
                e);
    }

    private void createSchema(String benchmark, String architecture) throws IOException, SQLException {
        execute(architecture);
        try (InputStream in = StoreUpdate.class.getResourceAsStream("truth-schema.sql")) {
            execute(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        execute("INSERT INTO store_info VALUES (" + VERSION + ", '" + benchmark + "')");
        execute(UNFINISHED);
    }

    private void execute(String statements) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute(statements);
        }
    }

    private static void requireBenchmark(Path store, Connection connection, String benchmark) {
        String found = "something else";
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("SELECT version, benchmark FROM store_info")) {
            if (row.next()) {
                found = row.getString(2) + ", version " + row.getInt(1);
            }
        } catch (SQLException e) {
            // There is no such table: the file is not a store.
        }
        if (!found.equals(benchmark + ", version " + VERSION)) {
            throw new DataFormatException(
                    store.toString(),
                    -1,
                    store + ": expected a store of " + benchmark + ", version " + VERSION + ", found " + found
                            + ". Name another file with --store, or delete this one and import its files again.");
        }
    }

    /**
     * If another program changes the store, waits for it and says so. If this program changes the store, waiting would never
     * end, so this is an error.
     */
    private static ProcessLock lock(Path file) throws IOException {
        return ProcessLock.await(
                        file.resolveSibling(file.getFileName() + LOCK), () -> LoggerFactory.getLogger(StoreUpdate.class)
                                .warn(
                                        "{}: another program is writing it. Waiting until it has finished (Ctrl-C ends this).",
                                        file))
                .orElseThrow(() -> new DataMissingException(
                        file + ": another import of this program is writing it. Wait for it, then try again."));
    }

    /** Waits until no other program changes the store. */
    public static void awaitOthers(Path store) {
        Path file = store.toAbsolutePath().normalize();
        try {
            if (Files.exists(file.getParent())) {
                lock(file).close();
            }
        } catch (IOException e) {
            throw failure(file, e);
        }
    }
}
