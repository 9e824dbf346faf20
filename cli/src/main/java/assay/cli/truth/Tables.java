package assay.cli.truth;

import assay.bench1shot1.truth.TruthImport101;
import assay.bench201.truth.TruthImport;
import assay.data.importing.FileFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All forms of files that can be imported. */
final class Tables {
    static final List<FileFormat> FORMATS = Stream.of(
                    TruthImport.FORMATS, TruthImport.NEIGHBOURS, TruthImport101.FORMATS)
            .flatMap(List::stream)
            .toList();

    private Tables() {}

    /** Their names. */
    static final class Keys extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Keys() {
            super(FORMATS.stream().map(FileFormat::key).distinct().toList());
        }
    }
}
