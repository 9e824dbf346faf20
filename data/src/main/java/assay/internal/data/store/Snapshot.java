package assay.internal.data.store;

import assay.core.truth.Basis;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The numbers of a store by architecture, mapped from a file beside the store. It opens without DuckDB. Immutable.
 *
 * <p>The directory of its {@link SnapshotFile} has, after the fingerprint: texts, series, hardware costs, the place of the
 * marks, rows of table {@code build_info}. A dense array has one long per architecture, {@link #ABSENT} if there is no
 * value. A sparse array has its longs first and then, as ints, their architectures in ascending order. The longs are the
 * bits of the values. A series of curves has two arrays: one of the values at the last epoch, and one of the places in the
 * file where the points are. Arrays begin at multiples of 8.
 */
public final class Snapshot {
    /** Bits of a NaN that no computation produces. */
    public static final long ABSENT = 0x7ff4_a55a_0000_0001L;

    /** Where the array of one long for each architecture is. */
    record Place(int count, boolean dense, long offset) {
        long bytes() {
            return (dense ? 8L : 12L) * count;
        }
    }

    /** The numbers of one kind, by architecture. */
    public class Values {
        private final long at;
        private final int count;
        private final boolean dense;

        Values(Place place) {
            this.at = place.offset();
            this.count = place.count();
            this.dense = place.dense();
        }

        /** The value of this architecture, if it was measured. */
        public OptionalDouble value(int arch) {
            long bits = bits(arch);
            return bits == ABSENT ? OptionalDouble.empty() : OptionalDouble.of(Double.longBitsToDouble(bits));
        }

        /**
         * The bits of the value; {@link #isAbsent} tells whether there is a value. It is for loops that must not allocate
         * memory.
         */
        public long bits(int arch) {
            if (dense) {
                return arch < 0 || arch >= count ? ABSENT : file.getLong(at + 8L * arch);
            }
            int low = 0;
            int high = count - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                int found = file.getInt(at + 8L * count + 4L * middle);
                if (found == arch) {
                    return file.getLong(at + 8L * middle);
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

        /** The series, which has the epoch {@link Series#CURVE}. */
        public Series series() {
            return series;
        }

        /** The value after this number of epochs, 1..schedule, if it was measured. */
        public OptionalDouble value(int arch, int epoch) {
            long bits = bits(arch, epoch);
            return bits == ABSENT ? OptionalDouble.empty() : OptionalDouble.of(Double.longBitsToDouble(bits));
        }

        /** The bits of that value; {@link #isAbsent} tells whether there is a value. */
        public long bits(int arch, int epoch) {
            long place = places.bits(arch);
            return place == ABSENT || epoch < 1 || epoch > series.schedule()
                    ? ABSENT
                    : file.getLong(place + 8L * (epoch - 1));
        }
    }

    /** Costs on one device. */
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

        /** Null if the source does not state it. */
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

    private final SnapshotFile file;
    private final List<Column> columns = new ArrayList<>();
    private final List<Curve> curves = new ArrayList<>();
    private final List<Hardware> hardware = new ArrayList<>();
    private final Values marks;
    private final Map<String, String> buildInfo = new LinkedHashMap<>();

    private Snapshot(SnapshotFile file) {
        this.file = file;
        ByteBuffer directory = file.directory();
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
                columns.add(new Column(series.at(series.schedule()), place(directory)));
                curves.add(new Curve(series, place(directory)));
            } else {
                columns.add(new Column(series, place(directory)));
            }
        }
        for (int left = directory.getInt(); left > 0; left--) {
            hardware.add(new Hardware(
                    emptyToNull(texts[directory.getInt()]),
                    texts[directory.getInt()],
                    texts[directory.getInt()],
                    texts[directory.getInt()],
                    texts[directory.getInt()],
                    place(directory)));
        }
        marks = new Values(place(directory));
        for (int left = directory.getInt(); left > 0; left--) {
            buildInfo.put(texts[directory.getInt()], texts[directory.getInt()]);
        }
    }

    private static Place place(ByteBuffer directory) {
        return new Place(directory.getInt(), directory.getInt() == 1, directory.getLong());
    }

    private static String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /**
     * Opens the snapshot beside the store. If the snapshot is missing, damaged, or made from another state of the store
     * (somebody changed the store with another program), it is made again from the store.
     */
    public static Snapshot of(Path store) {
        return new Snapshot(SnapshotFile.of(store));
    }

    /** Where the snapshot of a store is. */
    public static Path path(Path store) {
        return SnapshotFile.path(store);
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

    /** The notes on this architecture's measurements that a user should know. */
    public List<Mark> marks(int arch) {
        long place = marks.bits(arch);
        return place == ABSENT
                ? List.of()
                : SnapshotMarks.read(file.bytes(place + SnapshotMarks.LENGTH, file.getInt(place)));
    }

    /** The facts about a benchmark that was made with this program, by key; empty for imported benchmarks. */
    public Map<String, String> buildInfo() {
        return Collections.unmodifiableMap(buildInfo);
    }

    /** The texts of a directory that is being built. */
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
