package assay.internal.cli.proxy;

import assay.core.error.UsageException;
import assay.core.kit.SpaceKits;
import assay.internal.data.scores.ArchList;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The flags for architectures that are listed in a file. */
final class ListOption {
    @Option(
            names = "--archs",
            paramLabel = "FILE",
            description =
                    "Instead of a whole space, the architectures of a CSV file (plain or gzip) with a row for each,"
                            + " numbered from 0; its column with them is genotype, arch_compact, arch_str, text, arch or index.")
    private Path archs;

    @Option(
            names = "--accuracy",
            split = ",",
            paramLabel = "COLUMN",
            description = "With --archs: the columns with accuracies, percent, beside which scores are put.")
    private List<String> accuracies = List.of();

    /**
     * The list, if there is one.
     *
     * @param space its name in commands
     */
    Optional<ArchList> list(String space, String command) {
        if (archs == null && !accuracies.isEmpty()) {
            throw new UsageException("--accuracy: expected --archs FILE beside it, found none.");
        }
        return Optional.ofNullable(archs).map(f -> ArchList.read(f, SpaceKits.called(space, command), accuracies));
    }
}
