package assay.internal.cli.options;

import assay.core.error.UsageException;
import assay.core.space.bench201.CellChoice201;
import assay.core.truth.Benchmark;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which cells of a table a list or a correlation covers. */
public final class CellsOption {
    @Option(
            names = "--cells",
            paramLabel = "WHICH",
            description =
                    "Tables of NAS-Bench-201's space: 'all' cells; those 'on-path', whose operations all lie on paths from"
                            + " input to output (9,445 of 15,625); 'classes', one of all that are the same network (5,425)."
                            + " Publications use all or on-path, and the numbers do not compare. Default: all.")
    private String cells;

    /** Empty in spaces without this choice. */
    public Optional<CellChoice201> of(Benchmark benchmark) {
        if (benchmark.space().equals(Benchmark.NASBENCH201.space())) {
            return Optional.of(cells == null ? CellChoice201.ALL : CellChoice201.of(cells));
        }
        if (cells != null) {
            throw new UsageException("--cells: expected a table of NAS-Bench-201's space, found " + benchmark.title()
                    + ". Leave it out.");
        }
        return Optional.empty();
    }
}
