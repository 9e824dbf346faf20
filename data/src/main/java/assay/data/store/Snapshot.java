package assay.data.store;

import assay.core.io.Sha256;
import assay.core.truth.Basis;
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
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.zip.CRC32;

/**
 * The numbers of a store by architecture, mapped from a file beside it; opens without DuckDB. Immutable.
 *
 * <p>File, little-endian: {@link #MAGIC} (long), CRC-32 of the directory (int), its length (int), length of the
 * file (long), directory; then arrays at
 * multiples of 8 bytes that do not cross a multiple of 1 GiB. Directory: fingerprint of the store (32 bytes), texts,
 * series, hardware costs, place of the marks, rows of table {@code build_info}. A dense array has one long per architecture, {@link #ABSENT} where there is nothing; a sparse
 * one has its longs, then as ints their architectures, ascending. The longs are the bits of the values; a curve has an
 * array of those at its last epoch and one of the places in the file where its points are.
 */
public final class Snapshot {
    static final String SUFFIX = ".snapshot";

    /** "ASSAYSN4". */
    static final long MAGIC = 0x41535341_59534e34L;

    static final int HEADER = 24;

    /** Bits of a NaN that no computation makes. */
    public static final long ABSENT = 0x7ff4_a55a_0000_0001L;

    static final int WINDOW = 30;

    /** Where one long for each architecture is. */
    record Place(int count, boolean dense, long offset) {
        long bytes() {
            return (dense ? 8L : 12L) * count;
        }
    }

    /** The numbers of one kind, by architecture. */
    public class Values {
        private final ByteBuffer window;
        private final int at;
        private final int count;
        private final boolean dense;

        Values(Place place) {
            this.window = window(place.offset());
            this.at = within(place.offset());
            this.count = place.count();
            this.dense = place.dense();
        }

        /** The value of this architecture, if it was measured. */
        public OptionalDouble value(int arch) {
            long bits = bits(arch);
            return bits == ABSENT ? OptionalDouble.empty() : OptionalDouble.of(Double.longBitsToDouble(bits));
        }

        /** The bits of the value; {@link #isAbsent} tells whether there is one. For loops that may not allocate. */
        public long bits(int arch) {
            if (dense) {
                return arch < 0 || arch >= count ? ABSENT : window.getLong(at + 8 * arch);
            }
            int low = 0;
            int high = count - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                int found = window.getInt(at + 8 * count + 4 * middle);
                if (found == arch) {
                    return window.getLong(at + 8 * middle);
                }
                if (found < arch) {
                    low = middle + 1;
                } else {
                    high = middle - 1;
                }
            }
            return ABSENT;
        }
    }

    /** Whether these bits say that nothing was measured. */
    public static boolean isAbsent(long bits) {
        return bits == ABSENT;
    }

    /** One series, of a single epoch. */
    public final class Column extends Values {
        private final Series series;

        Column(Series series, Place place) {
            super(place);
            this.series = series;
        }

        public Series series() {
            return series;
        }
    }

    /** One series of learning curves. */
    public final class Curve {
        private final Series series;
        private final Values places;

        Curve(Series series, Place places) {
            this.series = series;
            this.places = new Values(places);
        }

        /** Its epoch is {@link Series#CURVE}. */
        public Series series() {
            return series;
        }

        /** The value after so many epochs, 1..schedule, if it was measured. */
        public OptionalDouble value(int arch, int epoch) {
            long bits = bits(arch, epoch);
            return bits == ABSENT ? OptionalDouble.empty() : OptionalDouble.of(Double.longBitsToDouble(bits));
        }

        /** The bits of that value; {@link #isAbsent} tells whether there is one. */
        public long bits(int arch, int epoch) {
            long place = places.bits(arch);
            return place == ABSENT || epoch < 1 || epoch > series.schedule()
                    ? ABSENT
                    : window(place).getLong(within(place) + 8 * (epoch - 1));
        }
    }

    /** The cost on a device. */
    public final class Hardware extends Values {
        private final String dataset;
        private final String device;
        private final String metric;
        private final String unit;
        private final String source;

        Hardware(String dataset, String device, String metric, String unit, String source, Place place) {
            super(place);
            this.dataset = dataset;
            this.device = device;
            this.metric = metric;
            this.unit = unit;
            this.source = source;
        }

        /** Null where the source does not state it. */
        public String dataset() {
            return dataset;
        }

        public String device() {
            return device;
        }

        /** {@code latency}, {@code energy} ... */
        public String metric() {
            return metric;
        }

        public String unit() {
            return unit;
        }

        public String source() {
            return source;
        }
    }

    private final ByteBuffer[] windows;
    private final List<Column> columns = new ArrayList<>();
    private final List<Curve> curves = new ArrayList<>();
    private final List<Hardware> hardware = new ArrayList<>();
    private final Values marks;
    private final Map<String, String> buildInfo = new LinkedHashMap<>();

    private Snapshot(ByteBuffer[] windows, ByteBuffer directory, long size) {
        this.windows = windows;
        String[] texts = new String[directory.getInt()];
        for (int i = 0; i < texts.length; i++) {
            byte[] utf8 = new byte[directory.getInt()];
            directory.get(utf8);
            texts[i] = new String(utf8, StandardCharsets.UTF_8);
        }
        for (int left = directory.getInt(); left > 0; left--) {
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
                    Basis.of(texts[directory.getInt()]),
                    directory.getInt());
            if (series.epoch() == Series.CURVE) {
                columns.add(new Column(series.at(series.schedule()), place(directory, size)));
                curves.add(new Curve(series, place(directory, size)));
            } else {
                columns.add(new Column(series, place(directory, size)));
            }
        }
        for (int left = directory.getInt(); left > 0; left--) {
            hardware.add(new Hardware(
                    emptyToNull(texts[directory.getInt()]),
                    texts[directory.getInt()],
                    texts[directory.getInt()],
                    texts[directory.getInt()],
                    texts[directory.getInt()],
                    place(directory, size)));
        }
        marks = new Values(place(directory, size));
        for (int left = directory.getInt(); left > 0; left--) {
            buildInfo.put(texts[directory.getInt()], texts[directory.getInt()]);
        }
    }

    private static Place place(ByteBuffer directory, long size) {
        Place place = new Place(directory.getInt(), directory.getInt() == 1, directory.getLong());
        if (place.offset() + place.bytes() > size) {
            throw new CutOff();
        }
        return place;
    }

    /** The file ends before what its directory names. */
    private static final class CutOff extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private ByteBuffer window(long offset) {
        return windows[(int) (offset >>> WINDOW)];
    }

    private static int within(long offset) {
        return (int) (offset & (1 << WINDOW) - 1);
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

    /** The single numbers, and the last points of the curves. */
    public List<Column> columns() {
        return Collections.unmodifiableList(columns);
    }

    public List<Curve> curves() {
        return Collections.unmodifiableList(curves);
    }

    public List<Hardware> hardware() {
        return Collections.unmodifiableList(hardware);
    }

    /** What a user should know of this architecture's measurements. */
    public List<Mark> marks(int arch) {
        long place = marks.bits(arch);
        return place == ABSENT
                ? List.of()
                : SnapshotMarks.read(
                        window(place).duplicate().order(ByteOrder.LITTLE_ENDIAN).position(within(place)));
    }

    /** What is known of a benchmark that was made with this program, by key; empty for imported ones. */
    public Map<String, String> buildInfo() {
        return Collections.unmodifiableMap(buildInfo);
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
            if (size < HEADER || first.getLong(0) != MAGIC || first.getLong(16) != size) {
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
            try {
                return Optional.of(new Snapshot(windows, directory, size));
            } catch (CutOff e) {
                return Optional.empty();
            }
        }
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
