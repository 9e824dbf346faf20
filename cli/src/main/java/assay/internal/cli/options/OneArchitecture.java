package assay.internal.cli.options;

import assay.core.error.UsageException;
import assay.core.kit.SpaceKit;
import assay.core.space.Genotype;
import assay.internal.cli.options.NumberBounds.Within;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option for one architecture of a space, in commands that ask no table. */
public final class OneArchitecture {
    @Option(
            names = "--arch",
            paramLabel = "TEXT",
            description = "The architecture in any notation: its text, its index, what other programs print"
                    + " (docs/architectures.md); of darts and recurrent also a name of 'assay list genotypes'.")
    private String arch;

    @Within(from = 0, to = Integer.MAX_VALUE)
    @Option(names = "--index", paramLabel = "N", description = "The architecture by its number in the official order.")
    private Integer index;

    /** Whether one is named. */
    public boolean given() {
        return arch != null || index != null;
    }

    /** The name by which it was given, if it was given by a name: {@code DARTS_V2}. */
    public Optional<String> name() {
        return Optional.ofNullable(arch).filter(a -> a.matches("[A-Za-z0-9_]+"));
    }

    /**
     * The architecture.
     *
     * @throws UsageException if none or two are named, or if it does not belong to the space
     */
    public Genotype of(SpaceKit kit, String command) {
        if ((arch == null) == (index == null)) {
            throw new UsageException(command + ": expected one of --arch and --index, found "
                    + (arch == null ? "none" : "both") + ". Name one architecture.");
        }
        return arch != null
                ? kit.read(arch)
                : kit.numbering()
                        .orElseThrow(() -> new UsageException("--index: architectures of space " + kit.shortName()
                                + " have no numbers. Name one with --arch."))
                        .at(index);
    }
}
