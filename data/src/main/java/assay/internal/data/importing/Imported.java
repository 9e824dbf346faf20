package assay.internal.data.importing;

import java.nio.file.Path;
import java.util.List;

/**
 * What an import did to one store.
 *
 * @param formats the forms that the files were in
 * @param files names of the files that were read into the store
 * @param unchanged names of files that the store already had, byte for byte
 * @param skipped names of files from which nothing was imported; a remark has said why
 * @param values numbers added: readings, points of curves, costs and scores
 */
public record Imported(
        Path store,
        List<String> formats,
        List<String> files,
        List<String> unchanged,
        List<String> skipped,
        long values) {
    public Imported {
        formats = List.copyOf(formats);
        files = List.copyOf(files);
        unchanged = List.copyOf(unchanged);
        skipped = List.copyOf(skipped);
    }
}
