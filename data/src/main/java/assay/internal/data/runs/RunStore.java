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
 * read it between; a save is one transaction. Safe for threads.
 */
public final class RunStore {
    /** The fact of the provenance that tells two runs of one configuration apart: when the experiment was started. */
    public static final String STARTED = "started";

    /** The fact that names the work folder: what decides results, but methods and seeds. */
    public static final String WORK = "work folder";

    /** DuckDB refuses to open a file to read and to write in one process at a time: one after the other here. */
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

    /**
     * An experiment in the store.
     *
     * @param runs how many runs it has
     * @param savedAt when it was last saved, ISO 8601 in UTC
     */
    public record Saved(String id, String name, String space, int runs, String savedAt) {}

    /** Something done with the open file. */
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private final DuckFile file;

    private RunStore(DuckFile file) {
        this.file = file;
    }

    /** The store in this file, which is made by the first {@link #save}. */
    public static RunStore open(Path file) {
        return open(new DuckFile(file));
    }

    static RunStore open(DuckFile file) {
        return new RunStore(file);
    }

    /**
     * The id under which an experiment is kept: 12 hex digits that depend on its name, space, schedule, data sets, {@link #WORK}
     * (its configuration, where that is missing) and {@link #STARTED}, and not on its runs, so that saving it again with more
     * methods or seeds replaces it.
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
     * Saves an experiment whole, in the place of the one with the same id if there is one.
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
     * The experiment with this id or, failing that, the last saved one with this name.
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

    /** What is in the store, the last saved first. */
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

    /** Empty where there is no file yet, or nothing was found. */
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

    /** Brings the tables of an earlier version to this one, in one transaction. */
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
