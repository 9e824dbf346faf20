package assay.internal.data.truth;

import assay.internal.data.store.Snapshot;
import java.nio.file.Files;
import java.nio.file.Path;

/** Data sets in a store that its benchmark does not have: somebody trained its networks on further images. */
public final class ForeignDatasets {
    private ForeignDatasets() {}

    /** Whether a store has measurements on a data set with this key. */
    public static boolean has(Path store, String dataset) {
        if (!Files.isRegularFile(store)) {
            return false;
        }
        Snapshot snapshot = Snapshot.of(store);
        return snapshot.columns().stream().anyMatch(c -> c.series().dataset().equals(dataset))
                || snapshot.curves().stream().anyMatch(c -> c.series().dataset().equals(dataset));
    }
}
