package assay.internal.data.importing;

import assay.core.error.DataFormatException;
import assay.core.truth.Dataset;
import assay.internal.core.io.Sha256;
import assay.internal.core.io.Unchanged;
import assay.internal.data.store.Series;
import assay.internal.data.store.StoreFiles;
import assay.internal.data.store.StoreUpdate;
import assay.internal.data.store.StoreWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;

/**
 * Where a {@link FileFormat} puts what it reads: the store that is being changed, the progress, and the record of what
 * was done. For one thread. A file is {@link #start started}, its values follow, and {@link #finish} ends it; what was
 * finished is kept if the program is killed: when the same import is run again, it continues after it.
 */
public final class Target {
    /** How a file's checksum compares with the published one. */
    public enum Checksum {
        /** They are the same. */
        KNOWN,
        /** They differ. */
        MISMATCH,
        /** Nothing was published to compare with. */
        UNKNOWN
    }

    /** @param path of the whole file; null if this is a piece of a file, with its bytes in memory */
    private record Open(int source, String file, String sha256, long bytes, Path path) {}

    /** A source that this import is about. */
    record Source(int number, String name, FileFormat format) {}

    private final StoreUpdate update;
    private final StoreWriter store;
    private final StoreKind kind;
    private final ImportProgress progress;
    private final ImportRules rules;
    private final Admission admission;
    private final long checkpointEvery;
    private final Map<Integer, Source> sources = new LinkedHashMap<>();
    private final Set<Integer> begun = new HashSet<>();
    private final List<String> files = new ArrayList<>();
    private final List<String> unchanged = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private long values;
    private long valuesBefore;
    private Open open;
    private Function<String, DataFormatException> refusal;
    /** Of the open file, if people made it. */
    private RowReview review;

    private boolean unitMattered;
    private boolean hasArchitectures;
    private long position;
    private long lastCheckpoint = System.nanoTime();

    Target(
            StoreUpdate update,
            StoreWriter store,
            StoreKind kind,
            ImportRules rules,
            ImportProgress progress,
            Duration checkpointEvery) {
        this.update = update;
        this.store = store;
        this.rules = rules;
        this.kind = kind;
        this.admission = new Admission(kind.known());
        this.progress = progress;
        this.checkpointEvery = checkpointEvery.toNanos();
    }

    /**
     * Fills table {@code architecture} of a new store. This is done only when the first value comes: for NAS-Bench-101
     * it takes long, and a file with a bad beginning should be refused at once.
     */
    void requireArchitectures() throws SQLException {
        if (!hasArchitectures) {
            if (store.lacksArchitectures()) {
                kind.architectures(store);
            }
            hasArchitectures = true;
        }
    }

    /** The number of the source with this name. A source is what is imported together; answers name it. */
    public int source(String name, FileFormat format) throws SQLException {
        int source = store.source(name, format.key());
        sources.put(source, new Source(source, name, format));
        return source;
    }

    /**
     * The sources from which something was read, or which may be put in front; in the order in which they were asked
     * for.
     */
    List<Source> sources() {
        return sources.values().stream()
                .filter(s -> begun.contains(s.number()) || rules.replace())
                .toList();
    }

    /**
     * A cell of a percent column, in percent. If the user said --unit fraction, the cell is a fraction and is
     * converted.
     */
    public double percent(double cell) {
        unitMattered = true;
        if (review != null) {
            review.unitMatters();
        }
        if (!rules.unit().equals(Optional.of(ImportRules.Unit.FRACTION))) {
            return cell;
        }
        if (!(cell >= 0 && cell <= 1)) {
            throw refused("expected a fraction 0..1 (--unit fraction), found " + cell, -1);
        }
        return BigDecimal.valueOf(cell).movePointRight(2).doubleValue();
    }

    /** Whether a file's accuracies were in the unit that the user may name. */
    boolean unitMattered() {
        return unitMattered;
    }

    /**
     * Says where the next values are, for the message if one is refused. This holds until the file is finished.
     *
     * @param of makes the exception from a reason
     */
    public void refusingBy(Function<String, DataFormatException> of) {
        refusal = of;
    }

    private DataFormatException refused(String why, int arch) {
        if (refusal != null) {
            return refusal.apply(why);
        }
        String name = open == null ? "the file" : open.file();
        return new DataFormatException(
                name, -1, name + ": refused: architecture " + arch + ": " + why + ". Nothing was loaded.");
    }

    /** Whether the store has this file, byte for byte: then {@link #start} will say so, and it need not be read. */
    public boolean has(int source, String file, byte[] sha256) {
        return store.files().known(source, file, HexFormat.of().formatHex(sha256)) == StoreFiles.Known.SAME;
    }

    /**
     * Starts a file, which must stay as it is until it is {@linkplain #finish finished}.
     *
     * @return false if the store has it already; otherwise what it had from an older file of this name is removed
     */
    public boolean start(int source, String name, Path file) throws IOException, SQLException {
        return start(source, -1, new Open(source, name, Sha256.hexOf(file), Files.size(file), file));
    }

    /**
     * Starts a piece of a file, which is in memory.
     *
     * @param arch the architecture that the file is about, or -1 if it is about the whole source
     * @param sha256 of its bytes
     * @return false if the store has it already; otherwise what it had from an older file of this name is removed
     */
    public boolean start(int source, String file, int arch, byte[] sha256, long bytes) throws SQLException {
        return start(source, arch, new Open(source, file, HexFormat.of().formatHex(sha256), bytes, null));
    }

    private boolean start(int source, int arch, Open started) throws SQLException {
        String file = started.file();
        if (open != null) {
            throw new IllegalStateException(open.file() + " was not finished before " + file);
        }
        StoreFiles.Known known = store.files().known(source, file, started.sha256());
        if (known == StoreFiles.Known.SAME) {
            unchanged.add(file);
            return false;
        }
        position = store.files().unfinished(source, file, started.sha256());
        if (known == StoreFiles.Known.CHANGED && position == 0) {
            store.files().drop(source, file);
            store.forget(source, arch);
        }
        open = started;
        valuesBefore = values;
        begun.add(source);
        refusal = null;
        review = isOfPeople() ? new RowReview(open.source(), open.file(), rules) : null;
        return true;
    }

    private boolean isOfPeople() {
        return sources.containsKey(open.source())
                && sources.get(open.source()).format().isOfPeople();
    }

    /**
     * Where to continue in the file that was started: the position given to {@link #reached} before the program was
     * killed; 0: at its beginning.
     */
    public long position() {
        return position;
    }

    /** Notes that all values before this position of the file are there. The unit depends on the file. */
    public void reached(long here) throws SQLException {
        if (System.nanoTime() - lastCheckpoint > checkpointEvery) {
            store.files().reached(open.source(), open.file(), open.sha256(), here);
            checkpoint();
        }
    }

    /**
     * Ends the file that was started: all its values are there.
     *
     * @throws DataFormatException if the file has changed since it was started
     */
    public void finish(Checksum checksum) throws IOException, SQLException {
        if (open.path() != null && !open.sha256().equals(Sha256.hexOf(open.path()))) {
            throw Unchanged.changed(open.file());
        }
        if (review != null) {
            store.flush();
            review.end(store);
            store.flush();
            if (values == valuesBefore) {
                progress.remark(open.file() + ": has no values");
            }
            review.check(update.connection(), progress);
        }
        store.files()
                .record(
                        open.source(),
                        open.file(),
                        open.sha256(),
                        open.bytes(),
                        checksum.name().toLowerCase(Locale.ROOT));
        files.add(open.file());
        open = null;
        refusal = null;
        review = null;
        if (System.nanoTime() - lastCheckpoint > checkpointEvery) {
            checkpoint();
        }
    }

    private void checkpoint() throws SQLException {
        store.flush();
        update.checkpoint();
        lastCheckpoint = System.nanoTime();
    }

    /** Says why nothing is taken from a file. */
    public void skip(String file, String why) {
        skipped.add(file);
        progress.remark(file + ": " + why);
    }

    /** Something that the user should know. */
    public void remark(String text) {
        progress.remark(text);
    }

    /** Some of the work is done; bytes of input. */
    public void at(long done, long total, String file) {
        progress.at(done, total, file);
    }

    public void reading(int arch, Series series, double value) throws SQLException {
        admission.measurement(series, value, why -> refused(why, arch));
        requireArchitectures();
        if (review == null || review.isNew(new Said.Row(arch, series, value), why -> refused(why, arch))) {
            store.reading(arch, series, value);
            values++;
        }
    }

    /** @param points after epoch 1..schedule of the series, whose epoch is {@link Series#CURVE} */
    public void curve(int arch, Series series, double[] points) throws SQLException {
        for (double point : points) {
            admission.measurement(series, point, why -> refused(why, arch));
        }
        requireArchitectures();
        store.curve(arch, series, points);
        values += points.length;
    }

    /** Takes numbers of a data set that the benchmark does not have, under its own name. */
    public void also(Dataset dataset) {
        admission.also(dataset);
    }

    /** @param dataset null if the source does not state it */
    public void hardware(int arch, String dataset, String device, String metric, double value, String unit, int source)
            throws SQLException {
        Admission.cost(metric + " on " + device, unit, value, why -> refused(why, arch));
        requireArchitectures();
        store.hardware(arch, dataset, device, metric, value, unit, source);
        values++;
    }

    /** @param seconds that computing it took, if that is known */
    public void proxy(int arch, String dataset, String proxy, double value, OptionalDouble seconds, int source)
            throws SQLException {
        if (seconds.isPresent()) {
            Admission.cost("time of " + proxy, "s", seconds.getAsDouble(), why -> refused(why, arch));
        }
        requireArchitectures();
        store.proxy(arch, dataset, proxy, value, seconds, source);
        values++;
    }

    /**
     * Makes an architecture known, in a store whose architectures come with its files.
     *
     * @return false if the store has another one of this number
     */
    public boolean architecture(int arch, String text) throws SQLException {
        requireArchitectures();
        return store.architecture(arch, text);
    }

    /** The cost of a building block of the space's networks. */
    public void block(String device, String metric, String block, double value, String unit, int source)
            throws SQLException {
        Admission.cost(metric + " on " + device + " of block " + block, unit, value, why -> refused(why, -1));
        requireArchitectures();
        store.block(device, metric, block, value, unit, source);
        values++;
    }

    /**
     * Adds something that a user should know about these measurements. Null (for the schedule: 0) means all data sets,
     * schedules or trials.
     */
    public void mark(int arch, String dataset, int schedule, String trial, String kind, String detail, int source)
            throws SQLException {
        requireArchitectures();
        store.mark(arch, dataset, schedule, trial, kind, detail, source);
    }

    Imported imported(Path path, List<String> formats) {
        return new Imported(path, formats, files, unchanged, skipped, values);
    }
}
