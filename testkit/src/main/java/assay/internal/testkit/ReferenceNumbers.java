package assay.internal.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Finds files of reference numbers that are not part of the project: in the folder ASSAY_CONFORMANCE, or beside the real data. */
public final class ReferenceNumbers {
    private ReferenceNumbers() {}

    /** An existing file. If it is missing, the test ends here as skipped. */
    public static Path file(String name) {
        Optional<Path> folder = Stream.of(
                        Optional.ofNullable(System.getenv("ASSAY_CONFORMANCE")).map(Path::of),
                        Optional.ofNullable(System.getenv(RealData.VARIABLE))
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
