package assay.internal.data.importing;

import java.nio.file.Path;

/** A file format that belongs to one benchmark. */
public interface BenchmarkFormat extends FileFormat {
    /** The store that its measurements belong in. */
    StoreKind kind();

    @Override
    default StoreKind kind(Path file) {
        return kind();
    }
}
