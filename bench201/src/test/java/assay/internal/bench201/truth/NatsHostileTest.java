package assay.internal.bench201.truth;

import assay.core.truth.Dataset;
import assay.internal.bench201.truth.nats.NatsReader;
import assay.internal.bench201.truth.nats.NatsRecord;
import assay.internal.bench201.truth.nats.NatsSpace;
import assay.internal.bench201.truth.nats.NatsWhole;
import assay.internal.bench201.truth.nats.PthContent;
import assay.internal.bench201.truth.nats.WholeFormat;
import assay.internal.core.pickle.PickleLimits;
import assay.internal.core.pickle.PickleReader;
import assay.internal.data.archive.Unpack;
import assay.internal.data.archive.UnpackLimits;
import assay.internal.testkit.Mutations;
import assay.internal.testkit.PickleWriter;
import assay.internal.testkit.RealData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Damaged benchmark files: a record or a typed exception with its byte. */
class NatsHostileTest {
    private static final int ARCH = 284;

    private static NatsRecord record(InputStream in) {
        PickleReader pickle = new PickleReader(in, "x", PickleLimits.DEFAULT);
        Object content = pickle.next();
        pickle.requireEnd();
        return NatsReader.read(NatsSpace.TOPOLOGY, "x", ARCH, content, pickle::offset);
    }

    private static final Mutations RECORD = Mutations.of("record", bytes -> record(new ByteArrayInputStream(bytes)));

    /** A whole benchmark of three architectures, but for the list of all. */
    private static Object small() {
        return BenchmarkFixture.benchmark(
                List.of("a", "b"),
                3,
                arch -> BenchmarkFixture.dict(
                        "full",
                        null,
                        "less",
                        BenchmarkFixture.state(NatsSpace.TOPOLOGY, arch, 12, List.of(Dataset.CIFAR10))));
    }

    private static void readWhole(WholeFormat.Content content) throws IOException {
        try (content) {
            new NatsWhole(NatsSpace.TOPOLOGY, "x", content.pickle()).read(0, record -> {});
            content.finish();
        }
    }

    @Test
    void records_damaged() {
        byte[] record = PickleWriter.bytes(
                BenchmarkFixture.dict(
                        "12", BenchmarkFixture.state(NatsSpace.TOPOLOGY, ARCH, 12, List.of(Dataset.CIFAR10))),
                4);
        RECORD.truncations(record);
        RECORD.seeded(1_500, record);
    }

    @Test
    void legacyContainers_damaged() {
        Mutations reader = Mutations.of(
                "legacy .pth", bytes -> readWhole(PthContent.legacy(new ByteArrayInputStream(bytes), "x")));
        byte[] file = BenchmarkFixture.legacy(small());
        reader.truncations(Arrays.copyOf(file, 1_500));
        reader.seeded(1_000, file);
    }

    @Test
    void zipContainers_damaged() throws IOException {
        Mutations reader = Mutations.of(
                "zip .pth", bytes -> readWhole(PthContent.zip(new SeekableInMemoryByteChannel(bytes), "x")));
        reader.seeded(1_000, BenchmarkFixture.zip(small(), false), BenchmarkFixture.zip(small(), true));
    }

    private static byte[] real() throws IOException {
        return Files.readAllBytes(RealData.nasbench201("samples", "NATS-tss-v1_0-3ffb9-simple", "000284.pickle.pbz2"));
    }

    private static byte[] unpacked(byte[] packed) throws IOException {
        try (InputStream in = Unpack.bzip2(new ByteArrayInputStream(packed), "x", UnpackLimits.DEFAULT)) {
            return in.readAllBytes();
        }
    }

    @Test
    void realRecord_changedBySeeds() throws IOException {
        byte[] packed = real();
        RECORD.seeded(250, unpacked(packed));
        Mutations.of("packed record", bytes -> unpacked(bytes)).seeded(150, packed);
    }

    /** Minutes: every byte of the pickle, and of the packed file. */
    @Test
    @Tag("nightly")
    void realRecord_cutAtEveryByte() throws IOException {
        byte[] packed = real();
        RECORD.truncations(unpacked(packed));
        Mutations.of("packed record", bytes -> unpacked(bytes)).truncations(packed);
    }
}
