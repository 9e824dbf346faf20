package assay.internal.bench1shot1.truth;

import assay.internal.data.importing.FileFormat;
import java.util.List;

/** The file formats of measurements of NAS-Bench-101. */
public final class TruthImport101 {
    /** The formats. A file belongs to the first one that recognises it. */
    public static final List<FileFormat> FORMATS = List.of(
            new EcNasFormat(), new ExtractFormat(), new NaslibFormat(), new TfRecordFormat(), new ZeroCost101Format());

    private TruthImport101() {}
}
