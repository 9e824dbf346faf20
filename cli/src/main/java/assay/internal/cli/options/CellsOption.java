package assay.internal.cli.options;

import assay.core.error.UsageException;
import assay.core.kit.CellChoice;
import assay.core.kit.SpaceKits;
import assay.core.truth.Benchmark;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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

    /** Whether the user chose. */
    public boolean isGiven() {
        return cells != null;
    }

    /** Empty in spaces without this choice. */
    public Optional<CellChoice> of(Benchmark benchmark) {
        List<CellChoice> choices = SpaceKits.named(benchmark.space(), "--cells").choices();
        if (choices.isEmpty() && cells != null) {
            throw new UsageException(
                    "--cells: expected a table of " + spaces() + ", found " + benchmark.title() + ". Leave it out.");
        }
        if (choices.isEmpty() || cells == null) {
            return choices.stream().findFirst();
        }
        return Optional.of(choices.stream()
                .filter(c -> c.key().equals(cells))
                .findFirst()
                .orElseThrow(() -> new UsageException("--cells: expected one of "
                        + choices.stream().map(CellChoice::key).collect(Collectors.joining(", ")) + ", found '" + cells
                        + "'.")));
    }

    private static String spaces() {
        return SpaceKits.all().stream()
                .filter(k -> !k.choices().isEmpty())
                .map(k -> k.benchmark().map(Benchmark::title).orElse(k.name()) + "'s space")
                .collect(Collectors.joining(" or "));
    }
}
