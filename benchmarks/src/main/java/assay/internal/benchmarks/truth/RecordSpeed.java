package assay.internal.benchmarks.truth;

import assay.internal.core.pickle.PickleLimits;
import assay.internal.core.pickle.PickleReader;
import assay.internal.data.archive.Unpack;
import assay.internal.data.archive.UnpackLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What reading one official record costs, by step, on one core: {@code benchmarks/run truth.RecordSpeed FILE.pickle.pbz2}.
 * The best of ten rounds, in milliseconds of the thread's own time. Python's own bzip2 (C) takes 6.5 ms for the first step of the record of
 * architecture 0 (84 kB packed, 326 kB unpacked).
 */
public final class RecordSpeed {
    private static final int ROUNDS = 10;
    private static final int TIMES = 100;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private RecordSpeed() {}

    @FunctionalInterface
    private interface Step {
        Object run() throws IOException;
    }

    public static void main(String[] args) throws IOException {
        byte[] packed = Files.readAllBytes(Path.of(args[0]));
        byte[] plain = unpack(packed);
        System.out.printf("packed %d bytes, unpacked %d bytes%n", packed.length, plain.length);
        time("bzip2", () -> unpack(packed).length);
        time("pickle", () -> unpickle(new ByteArrayInputStream(plain)));
        time("both", () -> unpickle(open(packed)));
    }

    private static InputStream open(byte[] packed) {
        return Unpack.bzip2(new ByteArrayInputStream(packed), "record", UnpackLimits.DEFAULT);
    }

    private static byte[] unpack(byte[] packed) throws IOException {
        try (InputStream in = open(packed)) {
            return in.readAllBytes();
        }
    }

    private static Object unpickle(InputStream in) {
        return PickleReader.read(in, "record", PickleLimits.DEFAULT);
    }

    private static void time(String name, Step step) throws IOException {
        double best = Double.MAX_VALUE;
        int seen = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = THREADS.getCurrentThreadCpuTime();
            for (int i = 0; i < TIMES; i++) {
                seen += step.run().getClass().getName().length() & 1;
            }
            best = Math.min(best, (THREADS.getCurrentThreadCpuTime() - start) / 1e6 / TIMES);
        }
        System.out.printf(Locale.ROOT, "%-8s %6.2f ms%s%n", name, best, seen < 0 ? "!" : "");
    }
}
