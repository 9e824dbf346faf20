package assay.internal.bench1shot1.truth;

import assay.internal.data.importing.FileFormat;
import java.util.List;

/** The forms that measurements of NAS-Bench-101 come in. */
public final class TruthImport101 {
    /** A file belongs to the first of them that recognises it. */
    public static final List<FileFormat> FORMATS = List.of(
            new EcNasFormat(), new ExtractFormat(), new NaslibFormat(), new TfRecordFormat(), new ZeroCost101Format());

    private TruthImport101() {}
}
