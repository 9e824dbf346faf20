package assay.internal.bench1shot1.truth;

import assay.core.error.DataFormatException;
import assay.core.truth.Dataset;
import assay.internal.data.archive.Unpack;
import assay.internal.data.archive.UnpackLimits;
import assay.internal.data.importing.FileSources;
import assay.internal.data.importing.StoreKind;
import assay.internal.data.importing.Target;
import assay.internal.data.zerocost.ZeroCostJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.OptionalDouble;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;

/** NAS-Bench-Suite-Zero's scores of NAS-Bench-101's cells, {@code zc_nasbench101.json}, plain or gzip. */
final class ZeroCost101Format extends FileSources {
    /** Data set, then a first architecture of many numbers; earlier files have the benchmark's name around it. */
    private static final Pattern START = Pattern.compile(
            "(?s)\\s*\\{\\s*\"[^\"]*\"\\s*:\\s*\\{\\s*(\"[^\"]*\"\\s*:\\s*\\{\\s*)?" + "\"\\((\\s*\\d+\\s*,){40}.*");

    private static final int HEAD = 512;

    /** The same limits as for the files of other spaces. */
    private static final UnpackLimits LIMITS = new UnpackLimits(2L << 30, 1000);

    @Override
    public String key() {
        return "zero-cost";
    }

    @Override
    public StoreKind kind() {
        return Kind101.KIND;
    }

    @Override
    public String about() {
        return "NAS-Bench-Suite-Zero's zc_nasbench101.json";
    }

    @Override
    public boolean claims(Path file) throws IOException {
        try (InputStream in = Unpack.plainOrGzip(file, file.getFileName().toString(), LIMITS)) {
            return START.matcher(new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1))
                    .matches();
        } catch (DataFormatException damaged) {
            return false;
        }
    }

    @Override
    protected void read(Path file, String name, int source, Target target, LongConsumer progress)
            throws IOException, SQLException {
        int[] accuracies = {0};
        int[] repeated = {0};
        try (InputStream in = Unpack.plainOrGzip(file, name, LIMITS)) {
            ZeroCostJson.read(in, name, ZeroCost101.SPACE, new ZeroCostJson.Sink() {
                @Override
                public void score(int arch, Dataset dataset, String proxy, double value, OptionalDouble seconds)
                        throws SQLException {
                    target.proxy(arch, dataset.key(), proxy, value, seconds, source);
                }

                @Override
                public void accuracy(int arch, Dataset dataset, double percent) {
                    accuracies[0]++;
                }

                @Override
                public void again() {
                    repeated[0]++;
                }

                @Override
                public void at(long bytes) {
                    progress.accept(bytes);
                }
            });
        }
        if (repeated[0] > 0) {
            target.remark(name + ": " + repeated[0]
                    + " graphs are cells that the file had before; the first one's scores count");
        }
        if (accuracies[0] > 0) {
            target.remark(
                    name + ": scores alone are taken: its " + accuracies[0] + " val_accuracy are each of one of three"
                            + " trainings (validation, 108 epochs), and the file does not say of which");
        }
    }
}
