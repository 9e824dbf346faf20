package assay.internal.testkit;

import java.nio.file.Path;

/** A home folder of a test's own, until it is closed; then the one before is back. */
public final class OwnHome implements AutoCloseable {
    private static final String PROPERTY = "assay.home";

    private final String before;

    /** @param folder need not exist */
    public OwnHome(Path folder) {
        before = System.getProperty(PROPERTY);
        System.setProperty(PROPERTY, folder.toString());
    }

    @Override
    public void close() {
        if (before == null) {
            System.clearProperty(PROPERTY);
        } else {
            System.setProperty(PROPERTY, before);
        }
    }
}
