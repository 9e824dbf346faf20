package assay.bench201.truth;

import assay.data.store.Series;
import assay.data.store.StoreWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Where an importer puts what it reads: the store under change, the progress, and the account of what was done. */
final class Target {
    private final StoreWriter store;
    private final ImportProgress progress;
    private final List<String> files = new ArrayList<>();
    private final List<String> unchanged = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private long rows;

    Target(StoreWriter store, ImportProgress progress) {
        this.store = store;
        this.progress = progress;
    }

    /** The number of the source with this name. */
    int source(String name, ImportFormat format) throws SQLException {
        return store.source(name, format.key());
    }

    /**
     * Starts a file.
     *
     * @param arch the architecture that the file is of, or -1 if it is of the whole source
     * @return false if the store has it already; what it had of an older file of this name is forgotten
     */
    boolean start(int source, String file, int arch, byte[] sha256, long bytes) throws SQLException {
        switch (store.file(source, file, HexFormat.of().formatHex(sha256), bytes)) {
            case SAME -> {
                unchanged.add(file);
                return false;
            }
            case CHANGED -> store.forget(source, arch);
            case NEW -> {}
        }
        files.add(file);
        return true;
    }

    void skip(String file, String why) {
        skipped.add(file);
        progress.remark(file + ": " + why);
    }

    void at(long done, long total, String file) {
        progress.at(done, total, file);
    }

    void reading(int arch, Series series, double value) throws SQLException {
        store.reading(arch, series, value);
        rows++;
    }

    void hardware(int arch, String dataset, String device, String metric, double value, String unit, int source)
            throws SQLException {
        store.hardware(arch, dataset, device, metric, value, unit, source);
        rows++;
    }

    void proxy(int arch, String dataset, String proxy, double value, int source) throws SQLException {
        store.proxy(arch, dataset, proxy, value, source);
        rows++;
    }

    Imported imported(Path path, ImportFormat format) {
        return new Imported(path, format, files, unchanged, skipped, rows);
    }
}
