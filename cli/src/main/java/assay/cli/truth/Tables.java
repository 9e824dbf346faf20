package assay.cli.truth;

import assay.bench201.truth.TruthImport;
import assay.data.importing.FileFormat;
import java.util.ArrayList;
import java.util.List;

/** All forms of files that can be imported. */
final class Tables {
    static final List<FileFormat> FORMATS = List.copyOf(TruthImport.FORMATS);

    private Tables() {}

    /** Their names. */
    static final class Keys extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Keys() {
            super(FORMATS.stream().map(FileFormat::key).distinct().toList());
        }
    }
}
