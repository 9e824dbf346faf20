package assay.internal.cli.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.internal.cli.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The published code's numbers, which are no part of the project: environment variable ASSAY_CONFORMANCE names their
 * folder, or they lie in {@code conformance} beside the folder that ASSAY_REAL_DATA names.
 */
class VerifyIT {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxies-nb201-N1.json",
                "proxies-nb201-N5.json",
                "vadam.json",
                "traces.json",
                "supernets.json",
                "darts-space.json",
                "dirichlet.json",
                "data-egs.json",
                "recurrent.json"
            })
    void publishedNumbers_areReproduced(String name) {
        Ran ran = Ran.assay("verify", file(name).toString());
        assertEquals(0, ran.code(), () -> ran.out() + ran.err());
        assertTrue(ran.out().lines().reduce("", (a, b) -> b).matches("[1-9]\\d* passed, 0 failed"), ran::out);
    }

    private static Path file(String name) {
        Optional<Path> folder = Stream.of(
                        Optional.ofNullable(System.getenv("ASSAY_CONFORMANCE")).map(Path::of),
                        Optional.ofNullable(System.getenv("ASSAY_REAL_DATA"))
                                .map(d -> Path.of(d).resolveSibling("conformance")))
                .flatMap(Optional::stream)
                .filter(d -> Files.isReadable(d.resolve(name)))
                .findFirst();
        Assumptions.assumeTrue(
                folder.isPresent(),
                () -> "skipped: needs " + name + ": set ASSAY_CONFORMANCE to the folder of reference numbers");
        return folder.orElseThrow().resolve(name);
    }
}
