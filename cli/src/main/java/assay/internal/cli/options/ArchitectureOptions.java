package assay.internal.cli.options;

import assay.internal.experiments.rows.QuestionFields;
import picocli.CommandLine.Option;

/** The flags that name one architecture. */
public final class ArchitectureOptions {
    @Option(
            names = "--arch",
            paramLabel = "TEXT",
            description = "The architecture in any notation: its text, its index, what other programs print"
                    + " (docs/architectures.md).")
    private String arch;

    @Option(names = "--index", paramLabel = "N", description = "The architecture by its number in the official order.")
    private String index;

    @Option(names = "--hash", paramLabel = "H", description = "101: the official hash, 32 hexadecimal digits.")
    private String hash;

    @Option(
            names = "--adjacency",
            paramLabel = "BITS",
            description = "101: the adjacency matrix as bits, row by row: whole, or its upper triangle. Give"
                    + " --ops, too.")
    private String adjacency;

    @Option(names = "--ops", paramLabel = "OPS", description = "101: operations of the vertices: c3;mp;c1 ...")
    private String ops;

    @Option(
            names = "--space",
            paramLabel = "N",
            description =
                    "101: --arch is an architecture of space 1, 2 or 3 of NAS-Bench-1Shot1: 'c3(0) c3(0,1) ... out(0,4)'.")
    private String space;

    public QuestionFields fields() {
        return new QuestionFields("--")
                .put("arch", arch)
                .put("index", index)
                .put("hash", hash)
                .put("adjacency", adjacency)
                .put("ops", ops)
                .put("space", space);
    }
}
