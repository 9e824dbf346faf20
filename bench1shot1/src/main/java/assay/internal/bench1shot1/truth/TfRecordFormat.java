package assay.internal.bench1shot1.truth;

import assay.core.error.DataFormatException;
import assay.core.truth.Dataset;
import assay.internal.data.archive.Unpack;
import assay.internal.data.archive.UnpackLimits;
import assay.internal.data.importing.FileSources;
import assay.internal.data.importing.Pipeline;
import assay.internal.data.importing.StoreKind;
import assay.internal.data.importing.Target;
import assay.internal.data.store.Preference;
import assay.internal.data.tfrecord.TfRecord;
import assay.internal.data.tfrecord.TfRecordReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalDouble;
import java.util.function.LongConsumer;

/** The official file of NAS-Bench-101, {@code nasbench_only108.tfrecord} or {@code nasbench_full.tfrecord}. */
final class TfRecordFormat extends FileSources {
    /** How many records a worker parses at a time. */
    private static final int BATCH = 500;

    /** A gzip file of all budgets has about 2.4 GB of records. */
    private static final UnpackLimits LIMITS = new UnpackLimits(16L << 30, 1000);

    @Override
    public String key() {
        return "tfrecord";
    }

    @Override
    public StoreKind kind() {
        return Kind101.KIND;
    }

    @Override
    public String about() {
        return "NAS-Bench-101's nasbench_only108.tfrecord or nasbench_full.tfrecord";
    }

    /** Recognised by its name, or if its first bytes are a record with right checksums and a JSON array. */
    @Override
    public boolean claims(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (name.endsWith(".tfrecord") || name.endsWith(".tfrecord.gz")) {
            return true;
        }
        try (TfRecordReader records = open(file, name)) {
            TfRecord first = records.next();
            return first != null && first.length() > 0 && first.bytes()[first.from()] == '[';
        } catch (DataFormatException other) {
            return false;
        }
    }

    @Override
    protected void read(Path file, String name, int source, Target target, LongConsumer progress)
            throws IOException, SQLException {
        Sink sink = new Sink(name, source, target, progress);
        try (TfRecordReader records = open(file, name)) {
            Batches batches = new Batches(records);
            if (!batches.hasNext()) {
                throw new DataFormatException(
                        name, 0, name + ": refused: expected records, found an empty file. Nothing was loaded.");
            }
            Pipeline.run(
                    batches, batch -> batch.stream().map(TrainingRun::parse).toList(), sink::accept);
        }
        sink.runs.finish(target, source);
    }

    private static TfRecordReader open(Path file, String name) throws IOException {
        return new TfRecordReader(Unpack.plainOrGzip(file, name, LIMITS), name);
    }

    /** Takes parsed records in the order of the file. */
    private static final class Sink {
        private final Runs runs;
        private final String name;
        private final int source;
        private final Target target;
        private final LongConsumer progress;

        Sink(String name, int source, Target target, LongConsumer progress) {
            this.name = name;
            this.source = source;
            this.target = target;
            this.progress = progress;
            runs = new Runs(new Readings(name, target, Preference.OFFICIAL));
        }

        void accept(List<TrainingRun> batch) throws SQLException {
            for (TrainingRun record : batch) {
                add(record);
            }
            long end = batch.get(batch.size() - 1).end();
            progress.accept(end);
            if (end > target.position()) {
                target.reached(end);
            }
        }

        private void add(TrainingRun record) throws SQLException {
            int repeat = runs.next(record.arch(), record.schedule());
            if (repeat == Readings.REPEATS.size()) {
                throw new DataFormatException(
                        name,
                        record.end(),
                        name + ": refused: a fourth training of cell " + record.arch() + " with " + record.schedule()
                                + " epochs: expected three, before byte " + record.end() + ". Nothing was loaded.");
            }
            boolean write = record.end() > target.position();
            for (MeasuredQuantity quantity : MeasuredQuantity.values()) {
                OptionalDouble value = quantity.of(record.metrics());
                if (value.isPresent()) {
                    runs.value(record.arch(), record.schedule(), repeat, quantity, value.getAsDouble(), write);
                }
            }
            runs.end(record.arch(), record.schedule());
            if (write && record.contradictsFormula()) {
                String detail = "the record has "
                        + record.metrics().trainableParameters().getAsInt() + " parameters, the formula "
                        + record.expectedParams();
                target.mark(
                        record.arch(),
                        Dataset.CIFAR10_40K.key(),
                        record.schedule(),
                        Integer.toString(repeat),
                        "inconsistent",
                        detail,
                        source);
            }
        }
    }

    /** The records in groups, each with its own bytes. */
    private static final class Batches implements Iterator<List<TfRecord>> {
        private final TfRecordReader records;
        private TfRecord next;

        Batches(TfRecordReader records) {
            this.records = records;
            next = records.next();
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public List<TfRecord> next() {
            if (next == null) {
                throw new NoSuchElementException();
            }
            List<TfRecord> batch = new ArrayList<>(BATCH);
            while (next != null && batch.size() < BATCH) {
                batch.add(next.copy());
                next = records.next();
            }
            return batch;
        }
    }
}
