package assay.cli.run;

import assay.bench201.truth.TruthImport;
import assay.cli.AssayHome;
import assay.cli.Version;
import assay.core.error.DataMissingException;
import assay.core.truth.Benchmark;
import assay.data.importing.ImportProgress;
import assay.data.truth.StoreTruth;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** The table that a run asks; imported first where it was not yet and the data is at hand. */
final class Table201 {
    private static final String SPACE = "nasbench201";

    private Table201() {}

    /**
     * @param data flag {@code --data} or {@code ASSAY_REAL_DATA}: a folder that may hold {@code nasbench201}
     * @throws DataMissingException saying what to import, if there is nothing to ask
     */
    static StoreTruth open(Optional<Path> data, Consumer<String> remark) {
        Path store = AssayHome.truth(SPACE);
        if (!Files.exists(store)) {
            Path source = data.map(d -> d.resolve(SPACE))
                    .filter(Files::isDirectory)
                    .orElseThrow(() -> new DataMissingException("table: expected the imported table of NAS-Bench-201,"
                            + " found none in " + store
                            + data.map(d -> " and no folder " + SPACE + " in " + d)
                                    .orElse("")
                            + ". Import it: 'assay import PATH', where PATH is the official NATS-tss-v1_0-3ffb9-simple"
                            + " folder or tar (https://github.com/D-X-Y/NATS-Bench) or a folder of CSV extracts; or"
                            + " give --data DIR with a folder " + SPACE + " in it."));
            remark.accept("importing " + source + " into " + store);
            TruthImport.run(source, store, "assay " + Version.number(), ImportProgress.NONE);
        }
        return StoreTruth.open(Benchmark.NASBENCH201, store);
    }
}
