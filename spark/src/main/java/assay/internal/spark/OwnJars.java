package assay.internal.spark;

import assay.core.error.DataMissingException;
import assay.internal.experiments.place.Workplace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;

/** How executors get the program: it is installed there, or Spark sends the driver's jars once to each. */
final class OwnJars {
    /** Where the program is on executors, if it is installed there: the distribution's {@code lib/*}. */
    private static final String INSTALLED = "spark.executor.extraClassPath";

    private static final String FIRST = "spark.executor.userClassPathFirst";

    private OwnJars() {}

    /** Sets which jars Spark sends. */
    static void send(SparkConf conf) {
        boolean there = conf.get("spark.master").startsWith("local")
                && !conf.get("spark.master").startsWith("local-c");
        if (there) { // tasks and driver share one process, and so their classes
            conf.set(FIRST, "false");
        }
        if (there || conf.contains(INSTALLED) || conf.contains("spark.jars")) {
            return;
        }
        Path own = Path.of(Workplace.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        if (Files.isDirectory(own)) {
            throw new DataMissingException("--on: expected the program as jars, which Spark sends to executors, found"
                    + " classes in " + own + ". Start it by the launcher, or name its place there: " + INSTALLED + ".");
        }
        conf.set("spark.jars", String.join(",", jars(own.toAbsolutePath().getParent())));
        // Spark has other versions of some libraries, and would otherwise load its own first.
        conf.setIfMissing(FIRST, "true");
    }

    /** All jars in the folder of our jar. Spark's own jars are elsewhere. */
    private static List<String> jars(Path lib) {
        try (Stream<Path> files = Files.list(lib)) {
            return files.filter(f -> f.toString().endsWith(".jar"))
                    .filter(f -> !f.getFileName().toString().startsWith("slf4j-"))
                    .map(Path::toString)
                    .sorted()
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
