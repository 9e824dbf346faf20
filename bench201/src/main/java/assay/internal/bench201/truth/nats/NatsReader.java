package assay.internal.bench201.truth.nats;

import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.internal.bench201.truth.kind.Checked;
import assay.internal.bench201.truth.nats.NatsRecord.Key;
import assay.internal.core.pickle.PyTuple;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/**
 * Checks the content of a pickle about one architecture: {@code {training setting -> state}}, a state with its runs by data set
 * and seed. The layout is that of the official NATS-Bench and NAS-Bench-201 files.
 */
public final class NatsReader {
    private final NatsSpace space;
    private final int arch;
    private final Checked checked;
    private final NatsRecord record;
    /** The existing seeds. */
    private final Map<Integer, Map<Dataset, Set<Integer>>> seeds = new TreeMap<>();

    private boolean estimatedTimes;

    private NatsReader(NatsSpace space, int arch, Checked checked) {
        this.space = space;
        this.arch = arch;
        this.checked = checked;
        this.record = new NatsRecord(arch);
    }

    /**
     * Checks the content of a file.
     *
     * @param arch the number in the file's name, or the key
     * @param end of the content, in bytes of the unpacked pickle
     * @throws assay.core.error.DataFormatException if it is anything else; its offset is that end, because the error is in the
     *     values
     */
    public static NatsRecord read(NatsSpace space, String file, long arch, Object content, LongSupplier end) {
        Checked checked = new Checked(file, end);
        int size = space.architectures().size();
        if (arch < 0 || arch >= size) {
            throw checked.refuse("expected an architecture of 0.." + (size - 1) + ", found " + arch);
        }
        NatsReader reader = new NatsReader(space, (int) arch, checked);
        Map<?, ?> settings = checked.as(Map.class, content, "the runs of architecture " + arch);
        settings.forEach(reader::setting);
        reader.marks();
        return reader.record;
    }

    private void setting(Object hp, Object content) {
        Optional<Integer> schedule = space.schedule(hp);
        if (schedule.isEmpty()) {
            throw checked.refuse("architecture " + arch + ": unknown training setting " + Checked.shown(hp));
        }
        Map<?, ?> state = checked.as(Map.class, content, "setting " + hp);
        String text = space.architectures().at(arch).text();
        if (!Long.valueOf(arch).equals(state.get("arch_index")) || !text.equals(state.get("arch_str"))) {
            throw checked.refuse("expected architecture " + arch + ", " + text + ", found "
                    + Checked.shown(state.get("arch_index")) + ", " + Checked.shown(state.get("arch_str")));
        }
        Map<?, ?> results = checked.as(Map.class, state.get("all_results"), "all_results");
        results.forEach((key, run) -> {
            if (!(key instanceof PyTuple pair
                    && pair.size() == 2
                    && pair.get(0) instanceof String dataset
                    && pair.get(1) instanceof Long seed
                    && seed == seed.intValue())) {
                throw checked.refuse("expected the trainings by (data set, seed), found " + Checked.shown(key));
            }
            Dataset on = dataset(dataset);
            seeds.computeIfAbsent(schedule.get(), s -> new TreeMap<>(Dataset.ORDER))
                    .computeIfAbsent(on, d -> new TreeSet<>())
                    .add(seed.intValue());
            run(on, schedule.get(), seed.intValue(), checked.as(Map.class, run, "the training " + key));
        });
    }

    private void run(Dataset dataset, int schedule, int seed, Map<?, ?> run) {
        if (!dataset.key().equals(run.get("name"))) {
            throw checked.refuse(
                    "expected a training on " + dataset.key() + ", found " + Checked.shown(run.get("name")));
        }
        if (!Long.valueOf(schedule).equals(run.get("epochs"))) {
            throw checked.refuse(
                    "expected a training of " + schedule + " epochs, found " + Checked.shown(run.get("epochs")));
        }
        NatsCurves curves = new NatsCurves(checked, record, dataset, schedule, seed);
        curves.all(run);
        estimatedTimes |= curves.estimatedTimes();
        cost(dataset, schedule, seed, Metric.PARAMS, run.get("params"));
        cost(dataset, schedule, seed, Metric.FLOPS, run.get("flop"));
        if (run.get("latency") != null) {
            List<?> batches = checked.as(List.class, run.get("latency"), "latency");
            double sum = 0;
            for (Object batch : batches) {
                sum += checked.number(batch, "latency");
            }
            if (!batches.isEmpty()) {
                constant(dataset, schedule, seed, Metric.LATENCY, sum / batches.size());
            }
        }
    }

    /** A cost in millions, as in the record; marked if the network cannot have this cost. */
    private void cost(Dataset dataset, int schedule, int seed, Metric metric, Object value) {
        if (value == null) {
            return;
        }
        double found = checked.number(value, metric.key());
        constant(dataset, schedule, seed, metric, found);
        if (!dataset.isOfKnownImages()) {
            return; // nothing says how many classes it has
        }
        var formula = space.architectures().cost(space.architectures().at(arch), dataset);
        double expected = (metric.equals(Metric.PARAMS) ? formula.params() : formula.multiplyAdds()) / 1e6;
        // The official interface compares at five decimals.
        if (!(Math.abs(found - expected) < 5e-6)) {
            record.mark(new NatsRecord.Mark(
                    dataset,
                    schedule,
                    String.valueOf(seed),
                    "inconsistent",
                    "the record says " + found + " million " + metric.key() + ", the network has " + expected));
        }
    }

    private void constant(Dataset dataset, int schedule, int seed, Metric metric, double value) {
        if (!record.constant(new Key(dataset, null, schedule, metric), seed, value)) {
            throw checked.refuse("two trainings on " + dataset.key() + ", " + schedule + " epochs, seed " + seed);
        }
    }

    private void marks() {
        seeds.forEach((schedule, byDataset) -> byDataset.forEach((dataset, found) -> {
            for (int seed : space.seeds(dataset, schedule)) {
                if (!found.contains(seed)) {
                    record.mark(new NatsRecord.Mark(
                            dataset,
                            schedule,
                            String.valueOf(seed),
                            "missing",
                            "no training with this seed, which other architectures have"));
                }
            }
        }));
        if (estimatedTimes) {
            record.mark(new NatsRecord.Mark(
                    null,
                    0,
                    null,
                    "estimated",
                    "training times are one estimate, the same for every epoch of a training"));
        }
    }

    private Dataset dataset(String key) {
        for (Dataset dataset : space.architectures().benchmark().datasets()) {
            if (dataset.key().equals(key)) {
                return dataset;
            }
        }
        if (!key.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw checked.refuse("unknown data set " + Checked.shown(key));
        }
        return Dataset.foreign(key); // such as those of NAS-Bench-360
    }
}
