package assay.internal.bench201.truth.nats;

import assay.core.error.DataFormatException;
import assay.internal.bench201.truth.kind.Checked;
import assay.internal.core.pickle.PickleLimits;
import assay.internal.core.pickle.PickleReader;
import assay.internal.data.archive.UnpackLimits;
import assay.internal.data.archive.ZipEntries;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The container that {@code torch.save} writes around a pickle. Before PyTorch 1.6 it was several pickles in a row: a magic
 * number, the protocol, a dict about the system, the object, and the keys of tensors, of which there must be none. Since then a
 * zip archive, in which {@code archive/data.pkl} is the object.
 */
public final class PthContent implements WholeFormat.Content {
    private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
    private static final long PROTOCOL = 1001;
    /** The first pickle: PROTO 2, LONG1 of 10 bytes. */
    private static final byte[] LEGACY = {
        (byte) 0x80,
        2,
        (byte) 0x8a,
        10,
        0x6c,
        (byte) 0xfc,
        (byte) 0x9c,
        0x46,
        (byte) 0xf9,
        0x20,
        0x6a,
        (byte) 0xa8,
        0x50,
        0x19
    };

    private final PickleReader reader;
    private final WholeFormat.Counted bytes;
    private final Closeable file;
    private final String name;
    private final boolean legacy;

    private PthContent(WholeFormat.Counted bytes, Closeable file, String name, boolean legacy) {
        this.reader = new PickleReader(bytes, name, PickleLimits.WHOLE);
        this.bytes = bytes;
        this.file = file;
        this.name = name;
        this.legacy = legacy;
    }

    /**
     * The only object of such a file, without tensors. The file is checked to its end.
     *
     * @return empty if {@code torch.save} did not write it
     * @throws DataFormatException naming the byte
     */
    public static Optional<Object> object(Path file) throws IOException {
        boolean zip = isZip(file);
        if (!zip && !isLegacy(file)) {
            return Optional.empty();
        }
        String name = file.getFileName().toString();
        try (PthContent content =
                zip ? zip(Files.newByteChannel(file), name) : legacy(Files.newInputStream(file), name)) {
            Object object = content.reader.next();
            content.finish();
            return Optional.of(object);
        }
    }

    static boolean isLegacy(Path file) throws IOException {
        return Arrays.equals(LEGACY, head(file, LEGACY.length));
    }

    static boolean isZip(Path file) throws IOException {
        String head = new String(head(file, 4096), StandardCharsets.ISO_8859_1);
        return head.startsWith("PK\u0003\u0004") && head.contains("/data.pkl");
    }

    private static byte[] head(Path file, int length) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(length);
        }
    }

    /** Reads up to the object. */
    public static PthContent legacy(InputStream file, String name) throws IOException {
        PthContent content = new PthContent(new WholeFormat.Counted(file), file, name, true);
        return content.opened(() -> {
            content.require("the magic number of PyTorch", MAGIC);
            content.require("protocol version " + PROTOCOL, PROTOCOL);
            content.reader.next(); // about the system that wrote it; its byte order only matters for tensors
        });
    }

    /** Finds the object. */
    public static PthContent zip(SeekableByteChannel file, String name) throws IOException {
        try {
            ZipEntries entries = new ZipEntries(file, name);
            List<String> objects = entries.names().stream()
                    .filter(n -> n.endsWith("/data.pkl"))
                    .toList();
            if (objects.size() != 1) {
                throw refuse(name, 0, "expected one entry 'archive/data.pkl', found " + objects.size());
            }
            InputStream object = entries.open(objects.get(0), UnpackLimits.WHOLE);
            return new PthContent(new WholeFormat.Counted(object), file, name, false);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private PthContent opened(Runnable head) throws IOException {
        try {
            head.run();
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void require(String what, Object expected) {
        long at = reader.offset();
        Object found = reader.next();
        if (!expected.equals(found)) {
            throw refuse(name, at, "expected " + what + ", found " + Checked.shown(found));
        }
    }

    private static DataFormatException refuse(String name, long at, String why) {
        return new DataFormatException(
                name, at, name + ": refused: " + why + " at byte " + at + ". Nothing was loaded.");
    }

    @Override
    public PickleReader pickle() {
        return reader;
    }

    @Override
    public void finish() {
        if (legacy) {
            require("an empty list of tensors", List.of());
        }
        reader.requireEnd();
    }

    @Override
    public long position() {
        return bytes.count();
    }

    @Override
    public void close() throws IOException {
        try (file) {
            bytes.close();
        }
    }
}
