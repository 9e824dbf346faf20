package assay.internal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code python/test}: the tests of the Python client, against this program. They fetch libraries from PyPI once, and so run only
 * where these are there already (target/python-venv) or somebody asks for it (ASSAY_PYTHON_TESTS=1, as .ci/run does).
 */
class PythonIT {
    private static final int CANNOT = 77;

    @TempDir
    Path folder;

    @Test
    void testsOfThePythonClient_pass() throws Exception {
        Path root = Path.of("..").toAbsolutePath().normalize();
        String asked = System.getenv("ASSAY_PYTHON_TESTS");
        assumeTrue(
                asked != null && !asked.isEmpty() || Files.exists(root.resolve("target/python-venv/made-of")),
                "skipped: the libraries for the tests of the Python client are not here. Run python/test once, or set"
                        + " ASSAY_PYTHON_TESTS=1.");
        Path program = folder.resolve("assay");
        Files.writeString(
                program,
                "#!/bin/sh\nexec '" + Path.of(System.getProperty("java.home"), "bin", "java") + "' -XX:+UseSerialGC"
                        + " -XX:TieredStopAtLevel=1 --add-opens=java.base/java.nio=ALL-UNNAMED -cp '"
                        + System.getProperty("java.class.path")
                        + "' assay.internal.cli.Assay \"$@\"\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path said = folder.resolve("said");
        ProcessBuilder tests = new ProcessBuilder(root.resolve("python/test").toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        tests.environment().put("ASSAY", program.toString());
        Process process = tests.start();
        try {
            assertTrue(process.waitFor(15, TimeUnit.MINUTES), "the tests hang");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        String text = Files.readString(said);
        assumeTrue(process.exitValue() != CANNOT, text);
        assertEquals(0, process.exitValue(), text);
    }
}
