package assay.internal.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code examples/junit} of the release archive: built and tested by its own Maven project, beside the archive's jars. */
class JunitExampleIT {
    @TempDir
    static Path temp;

    private static Path maven;
    private static Path project;
    private static String version;

    @BeforeAll
    static void unpack() throws IOException {
        maven = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(p -> Path.of(p, "mvn"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        assumeTrue(maven != null, "the example is not built: no mvn on the path");
        Path release = Unzipped.into(temp);
        version = release.getFileName().toString().replace("assay-", "");
        project = release.resolve("examples/junit");
    }

    private record Ran(int code, String text) {}

    private static Ran test() throws IOException, InterruptedException {
        Path log = temp.resolve("maven.log");
        ProcessBuilder process = new ProcessBuilder(List.of(
                        maven.toString(), "-o", "-B", "-f", project.toString(), "-Dassay.version=" + version, "test"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        process.environment().put("ASSAY_HOME", temp.resolve("home").toString());
        Process running = process.start();
        assertTrue(running.waitFor(300, TimeUnit.SECONDS), "still running");
        return new Ran(running.exitValue(), Files.readString(log));
    }

    @Test
    void theExample_passes_andFailsWithTheGatesTable_onceItsSearchIsBroken() throws Exception {
        Ran right = test();
        assertEquals(0, right.code(), right.text());
        assertTrue(right.text().contains("Tests run: 2, Failures: 0, Errors: 0, Skipped: 0"), right.text());
        Path source = project.resolve("src/main/java/example/MySearch.java");
        String text = Files.readString(source);
        assertTrue(text.contains(".max("), text);
        Files.writeString(source, text.replace(".max(", ".min("));
        Ran broken = test();
        assertEquals(1, broken.code(), broken.text());
        assertTrue(broken.text().contains("Tests run: 2, Failures: 2, Errors: 0, Skipped: 0"), broken.text());
        String page = Files.readString(project.resolve("../../docs/ci.md"));
        int table = page.indexOf("    Gate: seeds 0, 1, ");
        String documented = page.substring(table, page.indexOf("\n\n", table)).replaceAll("(?m)^    ", "");
        assertTrue(documented.contains("WORSE"), documented);
        assertTrue(broken.text().contains(documented), broken.text());
    }
}
