package assay.internal.data.runs;

import assay.core.error.DataMissingException;
import assay.core.run.Experiment;
import assay.internal.core.io.Sha256;
import assay.internal.data.duck.DuckFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Keeps experiments in a DuckDB file. The file is open only while something is saved or read, so that other programs can
 * read it at other times. A save is one transaction. Thread-safe.
 */
public final class RunStore {
    /**
     * The key in the provenance for the time when the experiment was started. It distinguishes two runs of one
     * configuration.
     */
    public static final String STARTED = "started";

    /**
     * The key in the provenance for the name of the work folder. It depends on everything that decides results, except
     * methods and seeds.
     */
    public static final String WORK = "work folder";

    /**
     * DuckDB does not let one process open a file for reading and for writing at the same time. So one use waits for the
     * other.
     */
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

    /**
     * An experiment in the store.
     *
     * @param runs how many runs it has
     * @param savedAt when it was last saved, ISO 8601 in UTC
     */
    public record Saved(String id, String name, String space, int runs, String savedAt) {}

    /** A task that needs the open file. */
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private final DuckFile file;

    private RunStore(DuckFile file) {
        this.file = file;
    }

    /** The store in this file. The first {@link #save} creates the file. */
    public static RunStore open(Path file) {
        return open(new DuckFile(file));
    }

    static RunStore open(DuckFile file) {
        return new RunStore(file);
    }

    /**
     * The id under which an experiment is kept: 12 hex digits. They depend on its name, space, schedule, data sets, {@link
     * #STARTED} and {@link #WORK} (or its configuration, if {@link #WORK} is missing). They do not depend on its runs, so
     * that an experiment that is saved again with more methods or seeds replaces the old one.
     */
    public static String id(Experiment experiment) {
        Map<String, String> facts = experiment.provenance();
        StringBuilder text = new StringBuilder();
        for (Object part : new Object[] {
            experiment.name(),
            experiment.space(),
            experiment.schedule(),
            experiment.truthDatasets(),
            facts.getOrDefault(WORK, experiment.configuration()),
            facts.get(STARTED)
        }) {
            text.append(part).append('\0');
        }
        return Sha256.name(text.toString());
    }

    /**
     * Saves a whole experiment. It replaces the experiment with the same id, if there is one.
     *
     * @return its id
     */
    public String save(Experiment experiment) {
        String id = id(experiment);
        String now = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
        return alone(() -> {
            try (Connection c = file.openToWrite()) {
                c.setAutoCommit(false);
                try {
                    Tables.require(c, file);
                    Tables.delete(c, id);
                    new ExperimentWriter(c, id).write(experiment, now);
                    c.commit();
                } catch (SQLException | RuntimeException e) {
                    rollBack(c, e);
                    throw e;
                }
                return id;
            } catch (SQLException e) {
                throw file.failed("experiment " + experiment.name() + " was not saved", e);
            }
        });
    }

    private static void rollBack(Connection c, Exception cause) {
        try {
            c.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /**
     * The experiment with this id. If there is none, the last saved experiment with this name.
     *
     * @throws DataMissingException if there is none
     */
    public Experiment load(String nameOrId) {
        return read(c -> {
                    try (PreparedStatement find =
                            c.prepareStatement("SELECT id FROM experiments WHERE id = ? OR name = ?"
                                    + " ORDER BY id = ? DESC, number DESC LIMIT 1")) {
                        for (int i = 1; i <= 3; i++) {
                            find.setString(i, nameOrId);
                        }
                        try (ResultSet found = find.executeQuery()) {
                            return found.next() ? new ExperimentReader(c, found.getString(1)).read() : null;
                        }
                    }
                })
                .orElseThrow(
                        () -> new DataMissingException(file.file() + ": expected an experiment with the name or id '"
                                + nameOrId + "', found "
                                + list().stream().map(Saved::name).distinct().toList()
                                + ". Run the experiment first: assay run."));
    }

    /** The configuration of the experiment with this id. */
    public Optional<String> configuration(String id) {
        return read(c -> {
            try (PreparedStatement find = c.prepareStatement("SELECT configuration FROM experiments WHERE id = ?")) {
                find.setString(1, id);
                try (ResultSet found = find.executeQuery()) {
                    return found.next() ? found.getString(1) : null;
                }
            }
        });
    }

    /** The experiments in the store, the last saved first. */
    public List<Saved> list() {
        return read(c -> {
                    List<Saved> all = new ArrayList<>();
                    try (Statement s = c.createStatement();
                            ResultSet row = s.executeQuery(
                                    "SELECT id, name, space, (SELECT count(*) FROM runs r WHERE r.experiment = e.id), saved_at"
                                            + " FROM experiments e ORDER BY number DESC")) {
                        while (row.next()) {
                            all.add(new Saved(
                                    row.getString(1),
                                    row.getString(2),
                                    row.getString(3),
                                    row.getInt(4),
                                    row.getString(5)));
                        }
                    }
                    return all;
                })
                .orElse(List.of());
    }

    /** Empty if there is no file yet, or if nothing was found. */
    private <T> Optional<T> read(Work<T> work) {
        if (!file.exists()) {
            return Optional.empty();
        }
        return alone(() -> {
            try {
                upgrade();
                try (Connection c = file.openToRead()) {
                    Tables.requireVersion(c, file);
                    return Optional.ofNullable(work.on(c));
                }
            } catch (SQLException e) {
                throw file.failed("the run store cannot be read", e);
            }
        });
    }

    /** Converts the tables of an earlier version to this version, in one transaction. */
    private void upgrade() throws SQLException {
        try (Connection c = file.openToRead()) {
            if (!Tables.isOld(c)) {
                return;
            }
        }
        try (Connection c = file.openToWrite()) {
            c.setAutoCommit(false);
            Tables.require(c, file);
            c.commit();
        }
    }

    private static <T> T alone(Supplier<T> work) {
        ONE_AT_A_TIME.lock();
        try {
            return work.get();
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }
}
