package assay.internal.experiments.work;

import assay.internal.core.plugin.Plugins;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of the program, as the build wrote it. */
public final class Version {
    private Version() {}

    /** {@code 0.2.0}. */
    public static String number() {
        Properties p = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            p.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return p.getProperty("version");
    }

    /**
     * The identity of the running code: the version of the sources ({@code git describe}), or {@code unknown} outside a clone.
     * With plug-ins it includes their checksums, so that work with plug-ins is never mixed with work without them.
     */
    public static String commit() {
        String own = System.getProperty("assay.commit", "unknown");
        return Plugins.key().isEmpty() ? own : own + "+" + Plugins.key();
    }
}
