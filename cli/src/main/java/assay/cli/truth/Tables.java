package assay.cli.truth;

import assay.bench1shot1.truth.TruthImport101;
import assay.bench201.truth.TruthImport;
import assay.core.truth.Benchmark;
import assay.data.built.BuiltFormat;
import assay.data.exchange.MeasurementFormat;
import assay.data.exchange.MeasurementFormat.Form;
import assay.data.importing.BenchmarkFormat;
import assay.data.importing.FileFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** All forms of files that can be imported. */
final class Tables {
    private static final List<FileFormat> BUILT = List.of(new BuiltFormat());

    private static final List<FileFormat> FOREIGN = Stream.of(
                    TruthImport.FORMATS, TruthImport.NEIGHBOURS, TruthImport101.FORMATS, BUILT)
            .flatMap(List::stream)
            .toList();

    static final List<FileFormat> FORMATS =
            Stream.concat(FOREIGN.stream(), exported()).toList();

    private Tables() {}

    /** Our own exports, of every benchmark. */
    private static Stream<FileFormat> exported() {
        return Benchmark.values().stream().flatMap(b -> FOREIGN.stream()
                .filter(BenchmarkFormat.class::isInstance)
                .map(f -> ((BenchmarkFormat) f).kind())
                .filter(k -> k.benchmark().equals(b.key()))
                .limit(1)
                .flatMap(k -> Arrays.stream(Form.values()).map(f -> new MeasurementFormat(b, k, f))));
    }

    /** Their names. */
    static final class Keys extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Keys() {
            super(FORMATS.stream().map(FileFormat::key).distinct().toList());
        }
    }
}
