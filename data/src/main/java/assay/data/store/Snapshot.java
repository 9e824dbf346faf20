package assay.data.store;

import assay.core.io.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.zip.CRC32;

/**
 * The readings of a store as columns by architecture, mapped from a file beside it; opens without DuckDB. Immutable.
 *
 * <p>File, little-endian: {@link #MAGIC} (long), CRC-32 of the directory (int), its length (int), directory; then columns
 * at multiples of 8 bytes that do not cross a multiple of 1 GiB. Directory: fingerprint of the store (32 bytes), texts,
 * series. A dense column has one long per architecture, the bits of the value or {@link #ABSENT}; a sparse one has the
 * bits of its values, then as ints the architectures, ascending.
 */
public final class Snapshot {
    static final String SUFFIX = ".snapshot";

    /** "ASSAYSN1". */
    static final long MAGIC = 0x41535341_59534e31L;

    static final int HEADER = 16;

    /** Bits of a NaN that no computation makes. */
    static final long ABSENT = 0x7ff4_a55a_0000_0001L;

    static final int WINDOW = 30;

    /** One series and where its values are. */
    public final class Column {
        private final Series series;
        private final int count;
        private final boolean dense;
        private final long offset;

        Column(Series series, int count, boolean dense, long offset) {
            this.series = series;
            this.count = count;
            this.dense = dense;
            this.offset = offset;
        }

        public Series series() {
            return series;
        }

        /** The value of this architecture, if it was measured. */
        public OptionalDouble value(int arch) {
            ByteBuffer window = windows[(int) (offset >>> WINDOW)];
            int at = (int) (offset & (1 << WINDOW) - 1);
            if (dense) {
                long bits = arch < 0 || arch >= count ? ABSENT : window.getLong(at + 8 * arch);
                return bits == ABSENT ? OptionalDouble.empty() : OptionalDouble.of(Double.longBitsToDouble(bits));
            }
            int low = 0;
            int high = count - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                int found = window.getInt(at + 8 * count + 4 * middle);
                if (found == arch) {
                    return OptionalDouble.of(Double.longBitsToDouble(window.getLong(at + 8 * middle)));
                }
                if (found < arch) {
                    low = middle + 1;
                } else {
                    high = middle - 1;
                }
            }
            return OptionalDouble.empty();
        }
    }

    private final ByteBuffer[] windows;
    private final List<Column> columns;

    private Snapshot(ByteBuffer[] windows, ByteBuffer directory) {
        this.windows = windows;
        String[] texts = new String[directory.getInt()];
        for (int i = 0; i < texts.length; i++) {
            byte[] utf8 = new byte[directory.getInt()];
            directory.get(utf8);
            texts[i] = new String(utf8, StandardCharsets.UTF_8);
        }
        Column[] all = new Column[directory.getInt()];
        for (int i = 0; i < all.length; i++) {
            Series series = new Series(
                    texts[directory.getInt()],
                    texts[directory.getInt()],
                    emptyToNull(texts[directory.getInt()]),
                    directory.getInt(),
                    texts[directory.getInt()],
                    Series.seeds(texts[directory.getInt()]),
                    directory.getInt(),
                    texts[directory.getInt()],
                    texts[directory.getInt()],
                    Series.Basis.of(texts[directory.getInt()]),
                    directory.getInt());
            int count = directory.getInt();
            all[i] = new Column(series, count, directory.getInt() == 1, directory.getLong());
        }
        columns = List.of(all);
    }

    private static String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /**
     * Opens the snapshot beside the store; makes it again from the store where it is missing, damaged or of another
     * state of the store (somebody changed the store with another program).
     */
    public static Snapshot of(Path store) {
        try {
            return open(store).orElseGet(() -> remake(store));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Column> columns() {
        return columns;
    }

    static Path path(Path store) {
        return store.resolveSibling(store.getFileName() + SUFFIX);
    }

    private static Snapshot remake(Path store) {
        Path draft = null;
        try {
            StoreReader.open(store).close();
            try {
                draft = Files.createTempFile(store.toAbsolutePath().getParent(), "snapshot-", ".tmp");
            } catch (IOException readOnly) {
                draft = Files.createTempFile("assay-snapshot-", ".tmp");
            }
            SnapshotWriter.write(store, draft);
            Snapshot made = open(store, draft).orElseThrow(() -> new IOException(store + " changes all the time"));
            try {
                Files.move(draft, path(store), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException readOnly) {
                // It stays mapped; the next start makes it again.
            }
            return made;
        } catch (IOException | SQLException e) {
            throw StoreUpdate.failure(
                    path(store), e instanceof IOException io ? io : new IOException(e.getMessage(), e));
        } finally {
            deleteQuietly(draft);
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // A temporary file more.
        }
    }

    private static Optional<Snapshot> open(Path store) throws IOException {
        Path file = path(store);
        return Files.isRegularFile(store) && Files.isRegularFile(file) ? open(store, file) : Optional.empty();
    }

    private static Optional<Snapshot> open(Path store, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            ByteBuffer[] windows = new ByteBuffer[(int) ((size >>> WINDOW) + 1)];
            for (int i = 0; i < windows.length; i++) {
                long from = (long) i << WINDOW;
                windows[i] = channel.map(FileChannel.MapMode.READ_ONLY, from, Math.min(size - from, 1L << WINDOW))
                        .order(ByteOrder.LITTLE_ENDIAN);
            }
            ByteBuffer first = windows[0];
            if (size < HEADER || first.getLong(0) != MAGIC) {
                return Optional.empty();
            }
            int length = first.getInt(12);
            if (length < 0 || length > first.limit() - HEADER) {
                return Optional.empty();
            }
            ByteBuffer directory = first.slice(HEADER, length).order(ByteOrder.LITTLE_ENDIAN);
            CRC32 crc = new CRC32();
            crc.update(directory.duplicate());
            byte[] fingerprint = new byte[32];
            if ((int) crc.getValue() != first.getInt(8) || length < 32) {
                return Optional.empty();
            }
            directory.get(fingerprint);
            if (!Arrays.equals(fingerprint, fingerprint(store))) {
                return Optional.empty();
            }
            Snapshot snapshot = new Snapshot(windows, directory);
            return snapshot.fits(size) ? Optional.of(snapshot) : Optional.empty();
        }
    }

    /** Whether all columns lie within the file (it may have been cut off). */
    private boolean fits(long size) {
        return columns.stream().allMatch(c -> c.offset + (c.dense ? 8L : 12L) * c.count <= size);
    }

    /**
     * SHA-256 of the store's length and of the three headers at its start. DuckDB counts up in them with every change
     * that it makes durable.
     */
    static byte[] fingerprint(Path store) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(8 + 3 * 4096);
        try (FileChannel channel = FileChannel.open(store)) {
            head.putLong(channel.size());
            while (head.hasRemaining() && channel.read(head) >= 0) {
                // read on
            }
            MessageDigest sha = Sha256.digest();
            sha.update(head.flip());
            return sha.digest();
        }
    }

    /** Texts of a directory under construction. */
    static final class Texts {
        private final List<String> texts = new ArrayList<>();
        private final Map<String, Integer> numbers = new HashMap<>();

        int number(String text) {
            return numbers.computeIfAbsent(text == null ? "" : text, t -> {
                texts.add(t);
                return texts.size() - 1;
            });
        }

        List<String> all() {
            return texts;
        }
    }
}
