package assay.internal.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Finds the real data sets, which are not part of the project: the environment variable {@link #VARIABLE} names their folder.
 * Without it, or without the requested file, the test is skipped, and its report says what was missing.
 */
public final class RealData {
    public static final String VARIABLE = "ASSAY_REAL_DATA";

    private RealData() {}

    /** An existing file or folder below the data folder. If it is missing, the test ends here as skipped. */
    public static Path path(String first, String... more) {
        return path(System.getenv(VARIABLE), Path.of(first, more));
    }

    /** The same in the folder of NAS-Bench-201: {@code nasbench201("nb201-archs.csv.gz")}. */
    public static Path nasbench201(String... more) {
        return path("nasbench201", more);
    }

    /** The same in the folder of CIFAR-10. */
    public static Path cifar10(String... more) {
        return path("cifar10", more);
    }

    static Path path(String root, Path relative) {
        Assumptions.assumeTrue(
                root != null && !root.isBlank(),
                () -> "skipped: needs real data (" + relative + "): set " + VARIABLE + " to the folder that holds it");
        Path path = Path.of(root).resolve(relative);
        Assumptions.assumeTrue(
                Files.isReadable(path), () -> "skipped: " + VARIABLE + " is " + root + ", which has no " + relative);
        return path;
    }
}
