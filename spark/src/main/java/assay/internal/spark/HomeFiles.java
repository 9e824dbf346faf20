package assay.internal.spark;

import assay.internal.core.io.FolderTree;
import assay.internal.core.io.HomeFolder;
import assay.internal.core.io.Sha256;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkFiles;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Files of the driver's {@code ASSAY_HOME} that executors need. Spark copies each file once to each executor, without keeping
 * it in memory. An executor that gets files has its own {@code ASSAY_HOME}, which is deleted when the executor ends.
 *
 * @param names Spark's name of each file, by its path in the home
 */
record HomeFiles(Map<String, String> names) implements Serializable {
    private static final long serialVersionUID = 1L;

    HomeFiles {
        names = Map.copyOf(names);
    }

    /** Sends files, each under a different name. */
    static HomeFiles send(List<Path> files, JavaSparkContext spark, Path links) {
        Map<String, String> names = new LinkedHashMap<>();
        if (!spark.isLocal()) {
            for (Path file : files) {
                Path link = links.resolve("assay-" + Sha256.name(file.toString()));
                try {
                    if (!Files.exists(link)) {
                        Files.createSymbolicLink(link, HomeFolder.path().resolve(file));
                        spark.addFile(link.toUri().toString());
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                names.put(file.toString(), link.getFileName().toString());
            }
        }
        return new HomeFiles(names);
    }

    /** Makes them the home of this executor. */
    void arrive() {
        if (names.isEmpty()) {
            return;
        }
        Path home = Path.of(SparkFiles.getRootDirectory(), "assay-home").toAbsolutePath();
        System.getProperties().putIfAbsent("assay.natives", HomeFolder.natives().toString()); // these stay
        System.setProperty("assay.home", home.toString());
        try {
            FolderTree.delete(home);
            for (Map.Entry<String, String> file : new ArrayList<>(names.entrySet())) {
                Path link = home.resolve(file.getKey());
                Files.createDirectories(link.getParent());
                Files.createSymbolicLink(
                        link, Path.of(SparkFiles.get(file.getValue())).toAbsolutePath());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
