package assay.internal.data.duck;

import assay.core.error.AssayException;
import assay.core.error.DataFormatException;
import assay.core.error.DataMissingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;

/**
 * A DuckDB file. DuckDB lets either one process write or many processes read. So a caller that opens a file to write
 * should close it soon, and a caller that finds a file locked waits a little before it gives up. No extension is ever
 * downloaded.
 *
 * @param file its path; the folder is made when it is opened to write
 * @param patience how long to wait for another process's lock
 */
public record DuckFile(Path file, Duration patience) {
    /** How long to wait for a lock: longer than any of our single writes. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final long PAUSE_MILLIS = 50;

    private static final int NAME_AT = 8;
    private static final String NAME = "DUCK";

    private static final String DRIVER_NOISE =
            "Invalid Input Error: Attempting to execute an unsuccessful or closed pending query result\nError: ";

    public DuckFile(Path file) {
        this(file, PATIENCE);
    }

    /** Whether there is a DuckDB file: such a file has a mark after its first checksum. */
    public static boolean isOne(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(NAME_AT + NAME.length());
            return head.length == NAME_AT + NAME.length()
                    && new String(head, NAME_AT, NAME.length(), StandardCharsets.US_ASCII).equals(NAME);
        } catch (IOException unreadable) {
            return false;
        }
    }

    public boolean exists() {
        return Files.exists(file);
    }

    /** A connection that cannot change the file; other processes may read at the same time. */
    public Connection openToRead() {
        if (!exists()) {
            throw new DataMissingException(file + ": expected a DuckDB file, found nothing there.");
        }
        return open(true, false);
    }

    /**
     * Like {@link #openToRead}, but the rows of a query are fetched only when they are needed, and only one query runs
     * at a time.
     */
    public Connection openToStream() {
        return open(true, true);
    }

    /**
     * A connection to a new database in memory, which is gone when the connection is closed; rows are fetched only when
     * needed.
     */
    public static Connection inMemoryToStream() throws SQLException {
        Natives.load();
        Properties settings = withoutExtensions();
        settings.setProperty("jdbc_stream_results", "true");
        return DriverManager.getConnection("jdbc:duckdb:", settings);
    }

    /**
     * Limits a connection to the tables that it already has. After this it can use no file (it cannot even open its own
     * file, which stays open), no temporary file, no network, no extension and no other database, and this cannot be
     * undone. All connections of one program to one file share this limit.
     */
    public static void lock(Connection connection) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            try (ResultSet locked = sql.executeQuery("SELECT current_setting('lock_configuration')")) {
                if (locked.next() && locked.getBoolean(1)) {
                    return;
                }
            }
            sql.execute("SET temp_directory = ''");
            sql.execute("SET enable_external_access = false");
            sql.execute("SET disabled_filesystems = 'LocalFileSystem'");
            sql.execute("SET lock_configuration = true");
        }
    }

    private static Properties withoutExtensions() {
        Properties settings = new Properties();
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        return settings;
    }

    /** A connection that keeps every other process out until it is closed. Makes the file if there is none. */
    public Connection openToWrite() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new DataMissingException(
                    file + ": its folder cannot be made: " + e.getMessage() + ". Check the path and its permissions.",
                    e);
        }
        return open(false, false);
    }

    private Connection open(boolean readOnly, boolean stream) {
        Natives.load();
        Properties settings = withoutExtensions();
        settings.setProperty("duckdb.read_only", Boolean.toString(readOnly));
        settings.setProperty("jdbc_stream_results", Boolean.toString(stream));
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return DriverManager.getConnection("jdbc:duckdb:" + file.toAbsolutePath(), settings);
            } catch (SQLException e) {
                if (!isLocked(e) || System.nanoTime() > end || !paused()) {
                    throw failed("cannot be opened", e);
                }
            }
        }
    }

    private static boolean paused() {
        try {
            Thread.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What to throw when a statement on this file failed; {@code what} continues the file's name. */
    public AssayException failed(String what, SQLException e) {
        String message = String.valueOf(e.getMessage());
        String lower = message.toLowerCase(Locale.ROOT);
        if (isLocked(e)) {
            return new DataMissingException(
                    file + ": locked: expected to have it within " + patience.toMillis() + " ms, found that another"
                            + " process holds it (" + firstLine(message) + "). Let that process end, then try again.",
                    e);
        }
        if (lower.contains("no space left") || lower.contains("out of disk space")) {
            return new DataMissingException(
                    file + ": " + what + ": the disk is full. What was there before is unchanged. Free some space, then"
                            + " try again.",
                    e);
        }
        if (lower.contains("not a valid duckdb")
                || lower.contains("database file with version")
                || lower.contains("checksum")
                || lower.contains("corrupt")
                || lower.contains("serialization error")) {
            return new DataFormatException(
                    file.toString(),
                    -1,
                    file + ": damaged or not a DuckDB file of this version: " + firstLine(message)
                            + ". Move it away, then try again.",
                    e);
        }
        return new DataMissingException(
                file + ": " + what + ": " + firstLine(message) + ". Check the file and its permissions.", e);
    }

    /** DuckDB's error message, without the words that its driver puts in front. */
    public static String saidBy(SQLException e) {
        String message = String.valueOf(e.getMessage());
        return message.startsWith(DRIVER_NOISE) ? message.substring(DRIVER_NOISE.length()) : message;
    }

    /**
     * The same for a file that a query of this program reads: without the query, and without the names of DuckDB's
     * classes.
     */
    public static String saidOfFile(SQLException e) {
        return firstLine(saidBy(e)).replaceFirst("^(Invalid Error: )?[A-Za-z]*Exception: ", "");
    }

    private static boolean isLocked(SQLException e) {
        return String.valueOf(e.getMessage()).contains("Could not set lock on file");
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse(message);
    }
}
