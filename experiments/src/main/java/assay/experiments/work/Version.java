package assay.experiments.work;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of the program, as the build wrote it. */
public final class Version {
    private Version() {}

    /** {@code 0.1.0}. */
    public static String number() {
        Properties p = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            p.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return p.getProperty("version");
    }

    /** The source that the launcher built from ({@code git describe}); {@code unknown} outside a clone. */
    public static String commit() {
        return System.getProperty("assay.commit", "unknown");
    }
}
