package assay.internal.bench201.truth;

import assay.internal.bench201.truth.csv.CsvFormat;
import assay.internal.bench201.truth.csv.FbnetCsvFormat;
import assay.internal.bench201.truth.csv.SizeCsvFormat;
import assay.internal.bench201.truth.nats.NatsFormat;
import assay.internal.bench201.truth.nats.NatsSpace;
import assay.internal.bench201.truth.nats.NatsWholeFormat;
import assay.internal.bench201.truth.nats.PthFormat;
import assay.internal.data.importing.FileFormat;
import assay.internal.data.importing.ImportProgress;
import assay.internal.data.importing.Imported;
import assay.internal.data.importing.Imports;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The file formats of measurements of NAS-Bench-201. */
public final class TruthImport {
    /** The formats for the store of NAS-Bench-201. A file belongs to the first format that recognises it. */
    public static final List<FileFormat> FORMATS = List.of(
            new CsvFormat(),
            new NatsFormat(NatsSpace.TOPOLOGY),
            new NatsWholeFormat(NatsSpace.TOPOLOGY),
            new PthFormat(),
            new HwNasBenchFormat.Cells(),
            new ZeroCostFormat(),
            new HpobenchFormat());

    /** The formats for the stores of related spaces: NATS-Bench's size space, FBNet's space. */
    public static final List<FileFormat> NEIGHBOURS = List.of(
            new SizeCsvFormat(),
            new NatsFormat(NatsSpace.SIZE),
            new NatsWholeFormat(NatsSpace.SIZE),
            new FbnetCsvFormat(),
            new HwNasBenchFormat.Blocks());

    private TruthImport() {}

    /**
     * Imports the measurements of NAS-Bench-201 in a file or folder into one store ({@link Imports#run}).
     *
     * @param importer name and version of the program, for the provenance
     */
    public static Imported run(Path path, Path store, String importer, ImportProgress progress) {
        return new Imports(FORMATS)
                .run(path, Optional.empty(), kind -> store, importer, progress)
                .get(0);
    }
}
