package assay.internal.data.importing;

import assay.core.error.DataFormatException;
import assay.internal.core.io.Litter;
import assay.internal.core.io.PlainFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The files in a folder that is imported. */
final class Folder {
    private static final int MOST_NAMED = 3;

    private Folder() {}

    /**
     * The plain files of a folder and then those of the folders in it, each sorted by name; for a file, the file
     * itself. Files that an operating system left there are reported and skipped.
     */
    static List<Path> files(Path path, ImportProgress progress) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        List<String> litter = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        List<Path> inner = new ArrayList<>();
        for (Path one : list(path, litter)) {
            (Files.isDirectory(one) ? inner : files).add(one);
        }
        for (Path folder : inner) {
            if (Files.isReadable(folder)) {
                files.addAll(list(folder, litter));
            }
        }
        if (!litter.isEmpty()) {
            progress.remark("passed over " + litter.size() + (litter.size() == 1 ? " file" : " files")
                    + " that a system left among the data: "
                    + String.join(", ", litter.subList(0, Math.min(MOST_NAMED, litter.size())))
                    + (litter.size() > MOST_NAMED ? ", ..." : ""));
        }
        return files.stream().filter(PlainFile::is).toList();
    }

    private static List<Path> list(Path folder, List<String> litter) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path one : all.sorted().toList()) {
                String name = one.getFileName().toString();
                if (Litter.is(name)) {
                    litter.add(name);
                } else {
                    files.add(one);
                }
            }
        }
        return files;
    }

    /**
     * Refuses two files of one name: the file's name is the name of its source, so the second would replace the first.
     */
    static void requireDifferentNames(List<Path> files) {
        Map<String, Path> seen = new HashMap<>();
        for (Path file : files) {
            Path before = seen.putIfAbsent(file.getFileName().toString(), file);
            if (before != null) {
                throw new DataFormatException(
                        file.toString(),
                        -1,
                        file + ": expected files of different names, found another " + file.getFileName() + ", "
                                + before + ". Answers name their file: rename one of them. Nothing was loaded.");
            }
        }
    }
}
