package assay.internal.core.io;

import java.nio.file.Path;

/**
 * The folder in which Assay keeps its files: environment variable {@code ASSAY_HOME}, by default {@code .assay} in the user's
 * home. The system property {@code assay.home} has priority over both (for tests, which run in one JVM).
 */
public final class HomeFolder {
    private HomeFolder() {}

    public static Path path() {
        String set = System.getProperty("assay.home", System.getenv("ASSAY_HOME"));
        Path home = set == null || set.isBlank() ? Path.of(System.getProperty("user.home"), ".assay") : Path.of(set);
        return home.toAbsolutePath().normalize();
    }

    /**
     * The folder of native libraries, which are unpacked once. The system property {@code assay.natives} names another folder,
     * so that builds can share it.
     */
    public static Path natives() {
        String set = System.getProperty("assay.natives");
        return set == null ? path().resolve("natives") : Path.of(set).toAbsolutePath();
    }
}
