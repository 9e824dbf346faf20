package assay.cli;

/** How much the libraries log on standard error; must be set before the first of them is touched. */
final class Logs {
    private static final String LEVEL = "org.slf4j.simpleLogger.defaultLogLevel";

    private Logs() {}

    static void level(Object program) {
        Assay assay = (Assay) program;
        System.setProperty(LEVEL, assay.quiet() ? "error" : assay.verbose() ? "debug" : "warn");
    }
}
