package assay.bench201.truth;

import java.nio.file.Path;
import java.util.List;

/**
 * What an import did.
 *
 * @param files names of the files that were read into the store
 * @param unchanged names of files that the store already had, byte for byte
 * @param skipped names of files that are recognised but not of this store, or not recognised
 * @param rows readings, costs and scores added
 */
public record Imported(
        Path store, ImportFormat format, List<String> files, List<String> unchanged, List<String> skipped, long rows) {
    public Imported {
        files = List.copyOf(files);
        unchanged = List.copyOf(unchanged);
        skipped = List.copyOf(skipped);
    }
}
