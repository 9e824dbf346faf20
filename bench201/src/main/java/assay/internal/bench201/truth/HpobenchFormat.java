package assay.internal.bench201.truth;

import assay.core.error.DataFormatException;
import assay.core.truth.Dataset;
import assay.internal.bench201.truth.kind.Checked;
import assay.internal.bench201.truth.kind.Kind201;
import assay.internal.bench201.truth.kind.Recognise;
import assay.internal.bench201.truth.nats.NatsCurves;
import assay.internal.bench201.truth.nats.NatsRecord;
import assay.internal.data.archive.Unpack;
import assay.internal.data.archive.UnpackLimits;
import assay.internal.data.importing.FileSources;
import assay.internal.data.importing.StoreKind;
import assay.internal.data.importing.Target;
import assay.internal.data.store.Preference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * HPOBench's copy of the 200-epoch trainings, a JSON file for each data set. Only the file's name says which data set it is.
 */
final class HpobenchFormat extends FileSources {
    private static final int SCHEDULE = 200;
    private static final Pattern START =
            Pattern.compile("(?s)\\s*\\{\\s*\"\\d{1,9}\"\\s*:\\s*\\{\\s*\"\\|[a-z_0-9]+~0\\|\\+\\|.*");
    private static final Pattern DATASET =
            Pattern.compile("(?:.*_)?(cifar10-valid|cifar10|cifar100|ImageNet16-120)\\.json(?:\\.gz)?");

    /** About 50 million numbers as text. */
    private static final UnpackLimits LIMITS = new UnpackLimits(8L << 30, 1000);

    @Override
    public String key() {
        return "hpobench";
    }

    @Override
    public StoreKind kind() {
        return Kind201.KIND;
    }

    @Override
    public String about() {
        return "HPOBench's NAS-Bench-201-v1_1-096897_DATASET.json";
    }

    @Override
    public boolean claims(Path file) throws IOException {
        return START.matcher(Recognise.start(file, 256)).matches();
    }

    @Override
    protected void read(Path file, String name, int source, Target target, LongConsumer progress)
            throws IOException, SQLException {
        Matcher dataset = DATASET.matcher(name);
        if (!dataset.matches()) {
            throw new DataFormatException(
                    name,
                    -1,
                    name + ": refused: expected the data set in the file's name, as in"
                            + " NAS-Bench-201-v1_1-096897_cifar100.json, found none. Nothing was loaded.");
        }
        try (InputStream in = Unpack.plainOrGzip(file, name, LIMITS)) {
            HpobenchJson.read(in, name, new Runs(name, Dataset.of(dataset.group(1)), source, target, progress));
        }
    }

    /** Stores trainings, except those that are copies of another seed's training. */
    private record Runs(
            String name,
            Dataset dataset,
            int source,
            Target target,
            LongConsumer progress,
            Map<List<Object>, Integer> firstSeeds)
            implements HpobenchJson.Sink {

        Runs(String name, Dataset dataset, int source, Target target, LongConsumer progress) {
            this(name, dataset, source, target, progress, new HashMap<>());
        }

        @Override
        public void run(int seed, int arch, Map<String, Map<Object, Object>> metrics, long end) throws SQLException {
            Integer first = firstSeeds.putIfAbsent(List.of(arch, fingerprint(metrics)), seed);
            if (first != null) {
                target.mark(
                        arch,
                        dataset.key(),
                        SCHEDULE,
                        String.valueOf(seed),
                        "copy",
                        name + " has the values of seed " + first + " for this seed too; they are not stored",
                        source);
                return;
            }
            NatsRecord record = new NatsRecord(arch);
            NatsCurves curves = new NatsCurves(new Checked(name, () -> end), record, dataset, SCHEDULE, seed);
            curves.all(metrics);
            record.writeRuns(name, Preference.EXTRACT, target);
            progress.accept(end);
        }

        /** A fingerprint of the losses, which differ between any two trainings. */
        private static long fingerprint(Map<String, Map<Object, Object>> metrics) {
            long hash = 1;
            for (String metric : List.of("train_losses", "eval_losses")) {
                for (Map.Entry<Object, Object> e :
                        metrics.getOrDefault(metric, Map.of()).entrySet()) {
                    long bits = Double.doubleToLongBits((Double) e.getValue())
                            ^ e.getKey().hashCode();
                    hash = (hash ^ bits) * 0x9E3779B97F4A7C15L;
                    hash ^= hash >>> 29;
                }
            }
            return hash;
        }
    }
}
