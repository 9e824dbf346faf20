package assay.internal.data.store;

import assay.core.error.DataFormatException;
import assay.core.error.DataMissingException;
import assay.internal.core.io.ProcessLock;
import assay.internal.data.duck.DuckFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * A change to a store, all or nothing: it is made on a copy beside the store, which then takes its place in one move.
 * Until {@link #commit} returns, the store is as it was, whatever happens. One change at a time; readers may go on.
 *
 * <p>A change that was killed behind a {@link #checkpoint} goes on there when the same one begins again.
 */
public final class StoreUpdate implements AutoCloseable {
    static final int VERSION = 2;
    private static final String NOTE = ".resume";

    /** End of the name of the file that who changes a store has locked. */
    static final String LOCK = ".lock";

    /** What DuckDB may keep in memory while a store is written, whatever its size; it writes the rest out. */
    static final String MEMORY = "768MB";

    /** In drafts only: how far into a file the import is. */
    private static final String UNFINISHED =
            "CREATE TABLE IF NOT EXISTS unfinished (source INTEGER, file VARCHAR, sha256 VARCHAR, position BIGINT, PRIMARY KEY (source, file))";

    private final Path store;
    private final Path draft;
    private final ProcessLock lockFile;
    private final Connection connection;
    private final Drafts.Draft open;
    private final String note;

    private StoreUpdate(
            Path store, Path draft, ProcessLock lockFile, Connection connection, Drafts.Draft open, String note) {
        this.store = store;
        this.draft = draft;
        this.lockFile = lockFile;
        this.connection = connection;
        this.open = open;
        this.note = note;
    }

    /**
     * Copies the store, or starts an empty one, or takes up what a killed change left.
     *
     * @param benchmark what the store is of: {@code nasbench201}
     * @param schema SQL that makes table {@code architecture} of a new store
     * @param what names the change: only the same one goes on where it was killed
     * @throws DataMissingException if it cannot be written, or another change is under way
     * @throws DataFormatException if the file is no store of this benchmark
     */
    public static StoreUpdate begin(Path store, String benchmark, String schema, String what) {
        return begin(store, benchmark, schema, what, false);
    }

    /**
     * Starts an empty store that takes the place of the one there may be.
     *
     * @param schema SQL that makes table {@code architecture}
     * @throws DataMissingException if it cannot be written, or another change is under way
     * @throws DataFormatException if the file there is no store of this benchmark
     */
    public static StoreUpdate beginAnew(Path store, String benchmark, String schema) {
        return begin(store, benchmark, schema, "", true);
    }

    private static StoreUpdate begin(Path store, String benchmark, String schema, String what, boolean anew) {
        Path file = store.toAbsolutePath().normalize();
        // Hidden, and of a name that no user gives; who has the lock owns it.
        Path draft =
                file.resolveSibling("." + file.getFileName() + ".assay-draft").resolve("draft.duckdb");
        ProcessLock lock = null;
        Connection connection = null;
        Drafts.Draft open = null;
        try {
            Files.createDirectories(file.getParent());
            lock = lock(file);
            open = Drafts.open(() -> dropDraft(draft));
            if (anew && Files.exists(file)) {
                try (Connection old = new DuckFile(file).openToRead()) {
                    requireBenchmark(file, old, benchmark);
                }
            }
            boolean fresh = anew || !Files.exists(file);
            String note = note(file, what);
            connection = anew ? null : takeUp(draft, note);
            boolean begun = connection != null;
            if (!begun) {
                deleteDraft(draft);
                Files.createDirectories(draft.getParent());
                if (!fresh) {
                    Files.copy(file, draft);
                }
                connection = new DuckFile(draft).openToWrite();
            }
            StoreUpdate update = new StoreUpdate(file, draft, lock, connection, open, note);
            update.execute("SET memory_limit = '" + MEMORY + "'");
            connection.setAutoCommit(false);
            if (begun) {
                open.keep();
                update.execute(UNFINISHED); // it may have been killed when all was done
            } else if (fresh) {
                update.createSchema(benchmark, schema);
            } else {
                requireBenchmark(file, connection, benchmark);
                update.execute(UNFINISHED);
            }
            return update;
        } catch (IOException | SQLException | RuntimeException e) {
            if (lock != null) { // else the draft is another import's
                abandon(connection, draft, lock, open);
            }
            throw failure(file, e);
        }
    }

    /** What a draft is for: this change of this state of the store. */
    private static String note(Path store, String what) throws IOException {
        String state = Files.exists(store) ? HexFormat.of().formatHex(SnapshotFile.fingerprint(store)) : "none";
        return VERSION + " " + state + " " + what;
    }

    /** The draft that the same change left when it was killed, or null. */
    private static Connection takeUp(Path draft, String note) throws IOException {
        Path file = draft.resolveSibling(draft.getFileName() + NOTE);
        if (!Files.exists(draft)
                || !Files.exists(file)
                || !Files.readString(file).equals(note)) {
            return null;
        }
        try {
            return new DuckFile(draft).openToWrite();
        } catch (DataFormatException damaged) {
            return null;
        }
    }

    /** Makes what was done so far survive a kill. The writers' rows must have been flushed. */
    public void checkpoint() throws SQLException {
        connection.commit();
        // The driver begins a transaction at the next statement; rows of appenders before it would be kept for good.
        execute("SELECT 1");
        try {
            Path file = draft.resolveSibling(draft.getFileName() + NOTE);
            if (!Files.exists(file)) {
                Files.writeString(file, note); // half written it fits no change, and the draft is begun anew
            }
        } catch (IOException e) {
            throw failure(store, e);
        }
        open.keep();
    }

    /** Where the rows go; open until {@link #commit}. */
    public Connection connection() {
        return connection;
    }

    /** Makes the change the store. */
    public void commit() {
        try {
            execute("DROP TABLE unfinished");
            connection.commit();
            connection.setAutoCommit(true);
            try (Statement sql = connection.createStatement()) {
                sql.execute("CHECKPOINT");
            }
            connection.close();
            Path snapshot = SnapshotFile.path(store);
            Path snapshotDraft = SnapshotFile.path(draft);
            SnapshotWriter.write(draft, snapshotDraft);
            force(draft);
            force(snapshotDraft);
            // In this order no moment shows a snapshot of another store.
            Files.deleteIfExists(snapshot);
            Files.move(draft, store, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Files.move(snapshotDraft, snapshot, StandardCopyOption.ATOMIC_MOVE);
            Files.deleteIfExists(draft.resolveSibling(draft.getFileName() + NOTE));
            force(store.getParent());
        } catch (IOException | SQLException e) {
            throw failure(store, e);
        }
    }

    /** Drops the change if it was not committed. */
    @Override
    public void close() {
        abandon(connection, draft, lockFile, open);
    }

    private static void abandon(Connection connection, Path draft, ProcessLock lock, Drafts.Draft open) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            // What was in it is dropped anyway.
        }
        dropDraft(draft);
        if (open != null) {
            open.close(); // before the lock goes: then the draft may be another import's
        }
        lock.close();
    }

    private static void dropDraft(Path draft) {
        try {
            deleteDraft(draft);
        } catch (IOException e) {
            // The next change removes it.
        }
    }

    /** The exception for a store that could not be written; what is an Assay exception already stays it. */
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
            // No such table: it is something else.
        }
        if (!found.equals(benchmark + ", version " + VERSION)) {
            throw new DataFormatException(
                    store.toString(),
                    -1,
                    store + ": expected a store of " + benchmark + ", version " + VERSION + ", found " + found
                            + ". Name another file with --store, or delete this one and import its files again.");
        }
    }

    /** Waits for the change that another program makes, and says so; one of this program would wait for itself. */
    private static ProcessLock lock(Path file) throws IOException {
        return ProcessLock.await(file.resolveSibling(file.getFileName() + LOCK), () -> LoggerFactory.getLogger(
                                StoreUpdate.class)
                        .warn("{}: another program writes it. Waiting until it has done so (Ctrl-C ends this).", file))
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

    private static void deleteDraft(Path draft) throws IOException {
        for (String end : List.of("", ".wal", SnapshotFile.SUFFIX, NOTE)) {
            Files.deleteIfExists(draft.resolveSibling(draft.getFileName() + end));
        }
        Path spill = draft.resolveSibling(draft.getFileName() + ".tmp");
        try (Stream<Path> files = Files.walk(spill)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            // DuckDB did not need to spill.
        }
        try {
            Files.deleteIfExists(draft.getParent());
        } catch (DirectoryNotEmptyException e) {
            // What else is in it is not ours.
        }
    }

    private static void force(Path file) throws IOException {
        boolean folder = Files.isDirectory(file);
        try (FileChannel channel =
                FileChannel.open(file, folder ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
