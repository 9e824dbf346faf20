package assay.cli.truth;

import assay.cli.AssayHome;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which store. */
final class StoreOption {
    @Option(
            names = "--store",
            paramLabel = "FILE",
            description = "The store. Default: truth/nasbench201.duckdb in ASSAY_HOME (~/.assay).")
    private Path store;

    Path path() {
        return (store == null ? AssayHome.truth("nasbench201") : store).toAbsolutePath();
    }
}
