package assay.internal.benchmarks.truth;

import assay.core.space.bench201.Bench201Index;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/**
 * Files of all architectures of the topology space, made from the three official sample files: the same trainings under
 * another number and text. (A real file of each would be 1.3 GB to fetch.)
 */
final class NatsReplicas {
    private static final List<String> SAMPLES = List.of("000000", "000011", "000284");
    private static final int[] INDEX = {0, 11, 284};

    private NatsReplicas() {}

    /** Makes those of the first {@code count} files that the folder lacks. */
    static void make(Path samples, Path folder, int count) throws IOException {
        Files.createDirectories(folder);
        byte[][] unpacked = new byte[SAMPLES.size()][];
        for (int i = 0; i < unpacked.length; i++) {
            unpacked[i] = withoutFrames(unpack(samples.resolve(SAMPLES.get(i) + ".pickle.pbz2")));
        }
        IntStream.range(0, count).parallel().forEach(arch -> {
            Path file = folder.resolve(String.format("%06d.pickle.pbz2", arch));
            if (!Files.exists(file)) {
                int sample = arch % SAMPLES.size();
                try {
                    Path draft = file.resolveSibling(file.getFileName() + ".new");
                    Files.write(draft, pack(renumbered(unpacked[sample], INDEX[sample], arch)));
                    Files.move(draft, file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
    }

    private static byte[] unpack(Path file) throws IOException {
        try (var in = new BZip2CompressorInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            return in.readAllBytes();
        }
    }

    private static byte[] pack(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new BZip2CompressorOutputStream(packed)) {
            new ByteArrayInputStream(bytes).transferTo(out);
        }
        return packed.toByteArray();
    }

    /** Frames only say how far to read ahead; without them the texts in them can change their lengths. */
    private static byte[] withoutFrames(byte[] pickle) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteBuffer in = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
        out.write(pickle, 0, 2); // PROTO
        in.position(2);
        while (in.hasRemaining()) {
            if (in.get() != (byte) 0x95) {
                throw new IllegalStateException("expected a frame at byte " + (in.position() - 1));
            }
            int length = (int) in.getLong();
            out.write(pickle, in.position(), length);
            in.position(in.position() + length);
        }
        return out.toByteArray();
    }

    private static byte[] renumbered(byte[] pickle, int from, int to) {
        byte[] changed = replace(pickle, text(from), text(to));
        // The key "arch_index" where it comes first, with MEMOIZE, and where memo entry 6 stands for it.
        for (String key : List.of("\u008c\narch_index\u0094", "h\u0006")) {
            byte[] before = key.getBytes(StandardCharsets.ISO_8859_1);
            byte[] number = from < 256 ? new byte[] {'K', (byte) from} : number(from);
            changed = replace(changed, concat(before, number), concat(before, number(to)));
        }
        return changed;
    }

    /** SHORT_BINUNICODE. */
    private static byte[] text(int arch) {
        byte[] text = Bench201Index.get().cell(arch).text().getBytes(StandardCharsets.ISO_8859_1);
        return concat(new byte[] {(byte) 0x8c, (byte) text.length}, text);
    }

    /** BININT2. */
    private static byte[] number(int arch) {
        return new byte[] {'M', (byte) arch, (byte) (arch >> 8)};
    }

    private static byte[] concat(byte[] a, byte[] b) {
        return ByteBuffer.allocate(a.length + b.length).put(a).put(b).array();
    }

    private static byte[] replace(byte[] bytes, byte[] old, byte[] by) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.replace(new String(old, StandardCharsets.ISO_8859_1), new String(by, StandardCharsets.ISO_8859_1))
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
