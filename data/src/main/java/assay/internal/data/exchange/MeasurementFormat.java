package assay.internal.data.exchange;

import assay.core.error.AssayException;
import assay.core.error.DataFormatException;
import assay.core.truth.Benchmark;
import assay.core.truth.Metric;
import assay.internal.data.importing.BenchmarkFormat;
import assay.internal.data.importing.StoreKind;
import assay.internal.data.importing.Target;
import assay.internal.data.truth.Architectures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/**
 * View {@code measurement} of one benchmark as {@code assay export} wrote it. The file becomes the source of its rows.
 * Several rows that answer one question with the same value count as one. If their values differ, the file is refused,
 * since nobody could say which one is meant.
 */
public final class MeasurementFormat implements BenchmarkFormat {
    /** The forms of such files, recognised by their first bytes. */
    public enum Form {
        PARQUET("parquet", "PAR1"),
        ARROW("arrow", "ARROW1"),
        /** Only for benchmarks that plug-ins add. */
        CSV("measurements", "");

        private final String key;
        private final byte[] magic;

        Form(String key, String magic) {
            this.key = key;
            this.magic = magic.getBytes(StandardCharsets.US_ASCII);
        }

        /** Whether a file that begins like this has this form; a text has no fixed first bytes. */
        boolean begins(byte[] start) {
            return magic.length > 0 && (begins(start, magic) || this == ARROW && begins(start, ArrowIpc.STREAM));
        }

        private static boolean begins(byte[] start, byte[] magic) {
            return start.length >= magic.length && Arrays.equals(Arrays.copyOf(start, magic.length), magic);
        }

        /** Name of the form on the command line. */
        public String key() {
            return key;
        }

        /** @param name of the file, for messages */
        FileRows open(Path file, String name) throws IOException {
            return switch (this) {
                case PARQUET -> new ParquetRows(file, name);
                case ARROW -> new ArrowIpc(file, name);
                case CSV -> new CsvFileRows(file);
            };
        }
    }

    private static final long REPORT_ROWS = 65_536;

    private final Benchmark benchmark;
    private final StoreKind kind;
    private final Form form;

    /** @param kind of the benchmark's store */
    public MeasurementFormat(Benchmark benchmark, StoreKind kind, Form form) {
        this.benchmark = benchmark;
        this.kind = kind;
        this.form = form;
    }

    @Override
    public String key() {
        return form.key;
    }

    @Override
    public StoreKind kind() {
        return kind;
    }

    @Override
    public String about() {
        return form == Form.CSV
                ? "view measurement of " + benchmark.key() + " as CSV"
                : "view measurement exported as Parquet or Arrow IPC";
    }

    @Override
    public boolean isOfPeople() {
        return true;
    }

    @Override
    public boolean claims(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            if (!Arrays.equals(in.readNBytes(form.magic.length), form.magic)) {
                return false;
            }
        }
        try (FileRows rows = form.open(file, file.getFileName().toString())) {
            if (!rows.columns().equals(Measurement.COLUMNS) || !rows.next()) {
                return false;
            }
            return rows.get(1) instanceof String text && isOfThisSpace(text);
        } catch (DataFormatException damaged) {
            if (form == Form.CSV) {
                return false; // any text may be a table of something else
            }
            throw damaged;
        }
    }

    private boolean isOfThisSpace(String text) {
        try {
            Architectures.of(benchmark).parse(text);
            return true;
        } catch (AssayException other) {
            return false;
        }
    }

    @Override
    public void read(List<Path> files, Target target) throws IOException, SQLException {
        for (Path file : files) {
            String name = file.getFileName().toString();
            int source = target.source(name, this);
            if (target.start(source, name, file)) {
                try (FileRows rows = form.open(file, file.getFileName().toString())) {
                    read(name, rows, new Measurement.Reader(name, rows, Architectures.of(benchmark)), target);
                }
                target.finish(Target.Checksum.UNKNOWN);
            }
        }
    }

    private static void read(String name, FileRows from, Measurement.Reader reader, Target target)
            throws IOException, SQLException {
        target.refusingBy(why -> reader.bad("column 'value': " + why));
        long rows = 0;
        for (Measurement m = reader.next(); m != null; m = reader.next()) {
            boolean percent = m.series().unit().equals(Metric.ACCURACY.unit());
            target.reading(m.arch(), m.series(), percent ? target.percent(m.value()) : m.value());
            if (++rows % REPORT_ROWS == 0) {
                target.at(from.done(), from.total(), name);
            }
        }
    }
}
