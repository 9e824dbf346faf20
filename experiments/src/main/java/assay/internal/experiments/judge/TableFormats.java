package assay.internal.experiments.judge;

import assay.core.kit.SpaceKits;
import assay.core.truth.Benchmark;
import assay.internal.bench1shot1.truth.TruthImport101;
import assay.internal.bench201.truth.TruthImport;
import assay.internal.data.built.BuiltFormat;
import assay.internal.data.exchange.MeasurementFormat;
import assay.internal.data.exchange.MeasurementFormat.Form;
import assay.internal.data.exchange.NumberedKind;
import assay.internal.data.importing.BenchmarkFormat;
import assay.internal.data.importing.FileFormat;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** All formats of files that can be imported. */
public final class TableFormats {
    private static final List<FileFormat> FOREIGN = Stream.of(
                    TruthImport.FORMATS,
                    TruthImport.NEIGHBOURS,
                    TruthImport101.FORMATS,
                    List.<FileFormat>of(new BuiltFormat()))
            .flatMap(List::stream)
            .toList();

    private TableFormats() {}

    /** The formats, in the order in which they are tried. */
    public static List<FileFormat> all() {
        return Stream.of(
                        brought(), FOREIGN.stream(), Benchmark.values().stream().flatMap(TableFormats::exported))
                .flatMap(all -> all)
                .toList();
    }

    /** Their names, without those of plug-ins: the command line is read before plug-ins are loaded. */
    public static List<String> keys() {
        return Stream.concat(
                        FOREIGN.stream().map(FileFormat::key),
                        Arrays.stream(Form.values()).map(Form::key))
                .distinct()
                .toList();
    }

    /** The formats of files with measurements of one published benchmark. */
    static List<FileFormat> of(Benchmark benchmark) {
        return all().stream().filter(f -> isOf(f, benchmark)).toList();
    }

    private static boolean isOf(FileFormat format, Benchmark benchmark) {
        return format instanceof BenchmarkFormat one && one.kind().benchmark().equals(benchmark.key());
    }

    /** Our own exports of a published benchmark, whose tables in CSV have layouts of their own. */
    private static Stream<FileFormat> exported(Benchmark benchmark) {
        return FOREIGN.stream()
                .filter(f -> isOf(f, benchmark))
                .map(f -> ((BenchmarkFormat) f).kind())
                .limit(1)
                .flatMap(kind ->
                        Stream.of(Form.PARQUET, Form.ARROW).map(f -> new MeasurementFormat(benchmark, kind, f)));
    }

    /** The formats of benchmarks from plug-ins. They accept only texts of their own spaces, so they can be tried first. */
    private static Stream<FileFormat> brought() {
        return SpaceKits.benchmarks().stream()
                .filter(b -> !Benchmark.values().contains(b))
                .flatMap(b -> Arrays.stream(Form.values()).map(f -> new MeasurementFormat(b, new NumberedKind(b), f)));
    }
}
