package assay.internal.bench201.truth;

import assay.core.truth.Dataset;
import assay.internal.bench201.truth.nats.NatsSpace;
import assay.internal.testkit.PickleWriter;
import assay.internal.testkit.PickleWriter.Float64;
import assay.internal.testkit.PickleWriter.Ordered;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** Benchmark files as the official layouts are described: for lack of a real one that is small. */
public final class BenchmarkFixture {
    static final int SEED = 888;

    private BenchmarkFixture() {}

    public static Map<Object, Object> dict(Object... keysAndValues) {
        Map<Object, Object> dict = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            dict.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return dict;
    }

    /** A number that tells what it is of. */
    public static double value(int arch, Dataset dataset, int epoch) {
        return arch % 50 + Dataset.values().indexOf(dataset) * 5 + epoch / 1000.0;
    }

    private static Map<Object, Object> curve(String set, int arch, Dataset dataset, int schedule) {
        Map<Object, Object> curve = new LinkedHashMap<>();
        for (int epoch = 0; epoch < schedule; epoch++) {
            curve.put(set.isEmpty() ? (Object) (long) epoch : set + "@" + epoch, value(arch, dataset, epoch));
        }
        return curve;
    }

    /** A training without times and latency, as NAS-Bench-201's own files may have them. */
    private static Map<Object, Object> run(NatsSpace space, int arch, Dataset dataset, int schedule) {
        var cost = space.architectures().cost(space.architectures().at(arch), dataset);
        return dict(
                "name",
                dataset.key(),
                "train_acc1es",
                curve("", arch, dataset, schedule),
                "train_acc5es",
                null,
                "train_losses",
                curve("", arch, dataset, schedule),
                "train_times",
                null,
                "arch_config",
                dict("channel", 16L, "class_num", (long) dataset.classes()),
                "params",
                new Float64(cost.params() / 1e6),
                // A legacy error: the network of architecture 2 does not cost this.
                "flop",
                arch == 2 ? 1.0 : cost.multiplyAdds() / 1e6,
                "seed",
                (long) SEED,
                "epochs",
                (long) schedule,
                "latency",
                null,
                "eval_names",
                List.of("ori-test"),
                "eval_acc1es",
                curve("ori-test", arch, dataset, schedule),
                "eval_times",
                dict(),
                "eval_losses",
                curve("ori-test", arch, dataset, schedule),
                "net_state_dict",
                null);
    }

    static Map<Object, Object> state(NatsSpace space, int arch, int schedule, List<Dataset> datasets) {
        Map<Object, Object> runs = new LinkedHashMap<>();
        Map<Object, Object> seeds = new LinkedHashMap<>();
        for (Dataset dataset : datasets) {
            runs.put(new Object[] {dataset.key(), (long) SEED}, run(space, arch, dataset, schedule));
            seeds.put(dataset.key(), List.of((long) SEED));
        }
        return dict(
                "arch_index",
                (long) arch,
                "arch_str",
                space.architectures().at(arch).text(),
                "all_results",
                runs,
                "dataset_seed",
                seeds,
                "clear_net_done",
                true);
    }

    /** {@code full} and {@code less} of NAS-Bench-201. */
    public static Map<Object, Object> pthRuns(int arch) {
        return dict(
                "full",
                state(NatsSpace.TOPOLOGY, arch, 200, List.of(Dataset.CIFAR10, Dataset.CIFAR100)),
                "less",
                state(NatsSpace.TOPOLOGY, arch, 12, List.of(Dataset.CIFAR10_VALID)));
    }

    /** The object of a whole benchmark; architectures 0..{@code count}-1 as {@code runs} has them. */
    public static Map<Object, Object> benchmark(
            List<String> archs, int count, java.util.function.IntFunction<Object> runs) {
        Map<Object, Object> infos = new LinkedHashMap<>();
        Set<Object> evaluated = new LinkedHashSet<>();
        for (int arch = 0; arch < count; arch++) {
            infos.put((long) arch, runs.apply(arch));
            evaluated.add((long) arch);
        }
        return dict("meta_archs", archs, "arch2infos", infos, "evaluated_indexes", evaluated);
    }

    public static List<String> archs(NatsSpace space) {
        List<String> archs = new ArrayList<>();
        IntStream.range(0, space.architectures().size())
                .forEach(i -> archs.add(space.architectures().at(i).text()));
        return archs;
    }

    public static byte[] bzip2(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (BZip2CompressorOutputStream out = new BZip2CompressorOutputStream(packed, 1)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    /** The container that {@code torch.save} wrote before PyTorch 1.6. */
    public static byte[] legacy(Object object) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(PickleWriter.bytes(new BigInteger("1950a86a20f9469cfc6c", 16), 2));
        file.writeBytes(PickleWriter.bytes(1001L, 2));
        file.writeBytes(PickleWriter.bytes(
                dict(
                        "protocol_version",
                        1001L,
                        "little_endian",
                        true,
                        "type_sizes",
                        dict("short", 2L, "int", 4L, "long", 4L)),
                2));
        file.writeBytes(PickleWriter.bytes(object, 2));
        file.writeBytes(PickleWriter.bytes(List.of(), 2));
        return file.toByteArray();
    }

    /** The container that it writes since, by the JDK's zip. */
    public static byte[] zip(Object object, boolean deflated) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(file)) {
            put(out, "archive/data.pkl", PickleWriter.bytes(object, 2), deflated);
            put(out, "archive/version", "3\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII), deflated);
        }
        return file.toByteArray();
    }

    private static void put(ZipOutputStream out, String name, byte[] content, boolean deflated) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        if (!deflated) {
            CRC32 crc = new CRC32();
            crc.update(content);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            entry.setCrc(crc.getValue());
        }
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }

    /** An ordered dict of training settings, as NATS-Bench has them. */
    public static Object natsRuns(NatsSpace space, int arch) {
        return new Ordered(
                space == NatsSpace.SIZE
                        ? dict(
                                "01",
                                state(space, arch, 1, List.of(Dataset.CIFAR10)),
                                "90",
                                state(space, arch, 90, List.of(Dataset.CIFAR10)))
                        : dict("200", state(space, arch, 200, List.of(Dataset.CIFAR10))));
    }
}
