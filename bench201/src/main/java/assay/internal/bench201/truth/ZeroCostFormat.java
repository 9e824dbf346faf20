package assay.internal.bench201.truth;

import assay.core.truth.Basis;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Split;
import assay.internal.bench201.truth.kind.Kind201;
import assay.internal.bench201.truth.kind.Recognise;
import assay.internal.data.archive.Unpack;
import assay.internal.data.archive.UnpackLimits;
import assay.internal.data.importing.FileSources;
import assay.internal.data.importing.StoreKind;
import assay.internal.data.importing.Target;
import assay.internal.data.store.Preference;
import assay.internal.data.store.Series;
import assay.internal.data.zerocost.ZeroCostJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;

/** NAS-Bench-Suite-Zero's scores of the cells, {@code zc_nasbench201.json}, plain or gzip. */
final class ZeroCostFormat extends FileSources {
    /** If the first architecture has at least 40 numbers, it is a graph of NAS-Bench-101, whose files have another format. */
    private static final Pattern GRAPH = Pattern.compile("(?s)[^(\\[]*\"[(\\[]\\(?(\\s*\\d+\\s*[,)]){40}.*");

    /** The real file has 100 to 200 MB. */
    private static final UnpackLimits LIMITS = new UnpackLimits(2L << 30, 1000);

    @Override
    public String key() {
        return "zero-cost";
    }

    @Override
    public StoreKind kind() {
        return Kind201.KIND;
    }

    @Override
    public String about() {
        return "NAS-Bench-Suite-Zero's zc_nasbench201.json";
    }

    @Override
    public boolean claims(Path file) throws IOException {
        String start = Recognise.start(file, ZeroCostJson.START);
        return ZeroCostJson.isOne(start) && !GRAPH.matcher(start).matches();
    }

    @Override
    protected void read(Path file, String name, int source, Target target, LongConsumer progress)
            throws IOException, SQLException {
        try (InputStream in = Unpack.plainOrGzip(file, name, LIMITS)) {
            ZeroCostJson.read(in, name, ZeroCost201.SPACE, new ZeroCostJson.Sink() {
                @Override
                public void score(int arch, Dataset dataset, String proxy, double value, OptionalDouble seconds)
                        throws SQLException {
                    target.proxy(arch, dataset.key(), proxy, value, seconds, source);
                }

                @Override
                public void accuracy(int arch, Dataset dataset, double percent) throws SQLException {
                    target.reading(arch, valAccuracy(name, dataset), percent);
                }

                @Override
                public void again() {}

                @Override
                public void at(long bytes) {
                    progress.accept(bytes);
                }
            });
        }
    }

    /**
     * The meaning of {@code val_accuracy}, found by comparison with the benchmark: the last entry of seed 888's evaluations
     * after 200 epochs. That is the test accuracy; for {@code cifar10} it belongs to the network trained on half of the images.
     */
    private static Series valAccuracy(String name, Dataset dataset) {
        return new Series(
                name,
                (dataset.equals(Dataset.CIFAR10) ? Dataset.CIFAR10_VALID : dataset).key(),
                Split.TEST.key(),
                200,
                "888",
                List.of(888),
                200,
                Metric.ACCURACY.key(),
                Metric.ACCURACY.unit(),
                Basis.MEASURED,
                Preference.EXTRACT);
    }
}
