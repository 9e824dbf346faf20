package assay.bench1shot1.truth;

import assay.data.importing.FileFormat;
import java.util.List;

/** The forms that measurements of NAS-Bench-101 come in. */
public final class TruthImport101 {
    /** To be asked in this order whose a file is. */
    public static final List<FileFormat> FORMATS = List.of(
            new EcNasFormat(), new ExtractFormat(), new NaslibFormat(), new TfRecordFormat(), new ZeroCost101Format());

    private TruthImport101() {}
}
