package assay.internal.cli;

/** How much the libraries log on standard error; must be set before the first library is loaded. */
final class Logs {
    private static final String LEVEL = "org.slf4j.simpleLogger.defaultLogLevel";

    private Logs() {}

    static void level(Object program) {
        Assay assay = (Assay) program;
        System.setProperty(LEVEL, assay.quiet() ? "error" : assay.verbose() ? "debug" : "warn");
        if (!assay.verbose()) {
            // Users do not need the names of threads and classes.
            System.setProperty("org.slf4j.simpleLogger.showThreadName", "false");
            System.setProperty("org.slf4j.simpleLogger.showLogName", "false");
        }
    }
}
