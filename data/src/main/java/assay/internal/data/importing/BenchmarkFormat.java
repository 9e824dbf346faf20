package assay.internal.data.importing;

import java.nio.file.Path;

/** A form of files that are all of one benchmark. */
public interface BenchmarkFormat extends FileFormat {
    /** The store that its measurements belong into. */
    StoreKind kind();

    @Override
    default StoreKind kind(Path file) {
        return kind();
    }
}
