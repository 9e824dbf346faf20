package assay.internal.recurrent.text;

import assay.core.error.DataMissingException;
import assay.internal.core.io.PlainFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the three files of a text in a folder. */
final class TextFolder {
    private final Path folder;

    TextFolder(Path folder) {
        this.folder = folder;
        if (!Files.isDirectory(folder)) {
            throw new DataMissingException(
                    "text " + folder + ": expected a folder with train.txt, valid.txt and test.txt," + " found "
                            + (Files.exists(folder) ? "a file" : "nothing") + ". Check --text.");
        }
    }

    /** The file of a part, plain or gzip. */
    Path file(TextSplit split) {
        List<Path> found = new ArrayList<>();
        for (String name : split.names()) {
            Stream.of(name, name + ".gz")
                    .map(folder::resolve)
                    .filter(Files::exists)
                    .forEach(found::add);
        }
        if (found.size() != 1) {
            throw new DataMissingException("text " + folder + ": expected one file of the part " + split.word() + " ("
                    + String.join(" or ", split.names()) + ", plain or as .gz), found "
                    + (found.isEmpty()
                            ? "none. Three parts are needed: train, valid and test."
                            : found.stream()
                                            .map(f -> f.getFileName().toString())
                                            .collect(Collectors.joining(" and "))
                                    + ". Leave one of them there."));
        }
        if (Files.isDirectory(found.get(0))) {
            throw new DataMissingException(
                    "text " + folder + ": expected a file " + found.get(0).getFileName() + ", found a folder.");
        }
        PlainFile.refuseOthers(found.get(0));
        return found.get(0);
    }
}
