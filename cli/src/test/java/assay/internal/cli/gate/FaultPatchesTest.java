package assay.internal.cli.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import assay.internal.testkit.Installed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The faults that {@code gate/faults} plants can still be planted: their patches fit the code as it is. */
class FaultPatchesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    static List<Path> patches() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/faults"))) {
            return files.filter(f -> f.toString().endsWith(".patch")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("patches")
    void fitsTheCode(Path patch) throws IOException, InterruptedException {
        Optional<Path> program = Installed.find("git");
        assumeTrue(program.isPresent(), "skipped: no git here");
        Process git = new ProcessBuilder(
                        program.get().toString(),
                        "apply",
                        "--check",
                        patch.toAbsolutePath().toString())
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, git.waitFor(), said + "Fit " + patch + " to the code, so that gate/faults can plant it.");
    }
}
