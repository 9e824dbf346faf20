package assay.data.duck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import assay.core.error.AssayException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where DuckDB's library goes, and what is said where it cannot. */
class NativesIT {
    /** Opens a database, says so, and waits to be killed. */
    static final class Opening {
        private Opening() {}

        public static void main(String[] args) throws Exception {
            try (Connection c = DuckFile.inMemoryToStream()) {
                System.out.println(c.isValid(1) ? "open" : "closed");
                System.in.read();
            } catch (AssayException e) {
                System.out.println(e.exitCode().code() + " " + e.getMessage());
            }
        }
    }

    @TempDir
    Path folder;

    private Process start(String... options) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
        builder.command().addAll(List.of(options));
        builder.command().addAll(List.of("-cp", System.getProperty("java.class.path"), Opening.class.getName()));
        return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static List<Path> files(Path in) throws IOException {
        try (Stream<Path> all = Files.list(in)) {
            return all.toList();
        }
    }

    @Test
    void killedProgram_leavesNoLibraryBehind() throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/self/maps")), "another system removes it at the end of a program only");
        Path tmp = folder.resolve("home/tmp"); // is made
        Process process = start("-Djava.io.tmpdir=" + tmp);
        try {
            assertEquals('o', process.getInputStream().read());
            assertEquals(List.of(), files(tmp));
        } finally {
            process.destroyForcibly();
        }
        process.waitFor();
        assertEquals(List.of(), files(tmp));
    }

    @Test
    void whereTheFolderDoesNotWork_theErrorSaysWhatToDo_andIsExitCode3() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        Process process = start("-Djava.io.tmpdir=" + file.resolve("tmp"));
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        assertTrue(said.startsWith("3 " + file + "/tmp: temporary folder: expected one where files can be made"), said);
        assertTrue(said.contains("set ASSAY_HOME"), said);
    }
}
