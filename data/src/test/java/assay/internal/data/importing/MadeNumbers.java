package assay.internal.data.importing;

import assay.core.error.DataFormatException;
import assay.core.truth.Basis;
import assay.internal.core.io.Sha256;
import assay.internal.data.store.Series;
import assay.internal.data.store.StoreWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** A form of file for tests: a number behind the form's name; it becomes a reading and a curve of architecture 0. */
record MadeNumbers(String key, StoreKind kind) implements BenchmarkFormat {
    static MadeNumbers of(String key, String benchmark) {
        return new MadeNumbers(key, new Kind(benchmark));
    }

    private record Kind(String benchmark) implements StoreKind {
        @Override
        public String schema() {
            return "CREATE TABLE architecture (arch INTEGER, text VARCHAR)";
        }

        @Override
        public void architectures(StoreWriter store) throws SQLException {
            try (var rows = store.appender("architecture")) {
                rows.beginRow();
                rows.append(0).append("only");
                rows.endRow();
            }
        }
    }

    @Override
    public String about() {
        return "numbers behind '" + key + "'";
    }

    @Override
    public boolean claims(Path file) throws IOException {
        return Files.readString(file).startsWith(key);
    }

    @Override
    public void read(List<Path> files, Target target) throws IOException, SQLException {
        for (Path file : files) {
            String text = Files.readString(file);
            String name = file.getFileName().toString();
            int source = target.source(name, this);
            if (!target.start(source, name, -1, Sha256.digest().digest(Files.readAllBytes(file)), text.length())) {
                continue;
            }
            if (text.endsWith("bad")) {
                throw new DataFormatException(name, 1, name + ": bad");
            }
            double value = Double.parseDouble(text.substring(key.length()));
            target.reading(0, series(name, "accuracy", 200), value);
            double[] points = new double[200];
            Arrays.fill(points, value);
            target.curve(0, series(name, "loss", Series.CURVE), points);
            target.finish(Target.Checksum.UNKNOWN);
        }
    }

    private static Series series(String name, String metric, int epoch) {
        return new Series(name, "cifar10", "test", 200, "777", List.of(777), epoch, metric, "", Basis.MEASURED, 1);
    }
}
