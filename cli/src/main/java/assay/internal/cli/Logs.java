package assay.internal.cli;

/** How much the libraries log on standard error; must be set before the first of them is touched. */
final class Logs {
    private static final String LEVEL = "org.slf4j.simpleLogger.defaultLogLevel";

    private Logs() {}

    static void level(Object program) {
        Assay assay = (Assay) program;
        System.setProperty(LEVEL, assay.quiet() ? "error" : assay.verbose() ? "debug" : "warn");
        if (!assay.verbose()) {
            // What a user reads by the way has no need of a thread and a class.
            System.setProperty("org.slf4j.simpleLogger.showThreadName", "false");
            System.setProperty("org.slf4j.simpleLogger.showLogName", "false");
        }
    }
}
