package assay.internal.data.pickled;

import assay.core.error.DataFormatException;
import assay.internal.core.pickle.PickleLimits;
import assay.internal.core.pickle.PickleReader;
import assay.internal.core.pickle.PyFrame;
import assay.internal.data.archive.Unpack;
import assay.internal.data.archive.UnpackLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;

/**
 * A pickle as rows of texts. It may hold a table of pandas; a dict with an entry for each architecture, whose keys are the
 * column {@link #KEY}; a list of dicts; or one dict that describes one architecture. Entry 2 of a list in column {@code acc}
 * is {@code acc.2}, as in JSON (docs/tables.md); a value without a name is {@code value}.
 */
public final class PickleTable {
    /** The column with the keys of a dict. */
    public static final String KEY = "$key";

    private static final String VALUE = "value";
    /** The whole pickle is in memory. The largest known file of this kind has 8 MB. */
    private static final UnpackLimits LIMITS = new UnpackLimits(256L << 20, 1000);

    private final String name;
    private final Object content;

    private PickleTable(String name, Object content) {
        this.name = name;
        this.content = content;
    }

    /** Whether these first bytes of an unpacked file are those of a pickle. */
    public static boolean isOne(byte[] start) {
        return start.length > 2 && (start[0] & 0xFF) == 0x80 && start[1] >= 2 && start[1] <= 5;
    }

    /**
     * Reads a file, plain or gzip.
     *
     * @throws DataFormatException if it is damaged, or if it is no table
     */
    public static PickleTable read(Path file, String name) throws IOException {
        try (InputStream in = Unpack.plainOrGzip(file, name, LIMITS)) {
            Object content = PickleReader.read(
                    in, name, PickleLimits.table(Runtime.getRuntime().maxMemory()));
            return new PickleTable(name, content);
        }
    }

    /**
     * Its rows, each with its own columns.
     *
     * @throws DataFormatException if it names no architectures
     */
    public Iterator<Map<String, String>> rows() {
        if (content instanceof PyFrame frame) {
            return IntStream.range(0, frame.size()).mapToObj(r -> row(frame, r)).iterator();
        }
        if (content instanceof Map<?, ?> map && !map.isEmpty()) {
            return isOneRow(map) ? List.of(cells(map)).iterator() : entries(map.entrySet());
        }
        if (content instanceof List<?> list && !list.isEmpty() && list.stream().allMatch(Map.class::isInstance)) {
            return list.stream().map(PickleTable::cells).iterator();
        }
        throw refused(
                "expected a table: a dict with an entry for each architecture, a list of dicts, or a table of pandas");
    }

    /** Whether a dict has named facts of one architecture, and not an entry for each architecture. */
    private static boolean isOneRow(Map<?, ?> map) {
        return map.keySet().stream().allMatch(String.class::isInstance)
                && map.values().stream().anyMatch(v -> v == null || v instanceof String || v instanceof Boolean);
    }

    private static Map<String, String> row(PyFrame frame, int row) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int c = 0; c < frame.columns().size(); c++) {
            cells.put(frame.columns().get(c), PickleTexts.text(frame.cell(row, c)));
        }
        return cells;
    }

    private static Iterator<Map<String, String>> entries(Iterable<? extends Map.Entry<?, ?>> entries) {
        Iterator<? extends Map.Entry<?, ?>> all = entries.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return all.hasNext();
            }

            @Override
            public Map<String, String> next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                Map.Entry<?, ?> entry = all.next();
                Map<String, String> cells = new LinkedHashMap<>();
                cells.put(KEY, PickleTexts.text(entry.getKey()));
                PickleTexts.add(cells, entry.getValue() instanceof Map ? "" : VALUE, entry.getValue());
                return cells;
            }
        };
    }

    private static Map<String, String> cells(Object map) {
        Map<String, String> cells = new LinkedHashMap<>();
        PickleTexts.add(cells, "", map);
        return cells;
    }

    private DataFormatException refused(String expected) {
        String found = content instanceof List<?> list
                ? "a list of " + list.size()
                        + (new ArrayList<>(list).stream().allMatch(Number.class::isInstance)
                                ? " numbers, which names no architectures. If they are in the order of the table, write them as"
                                        + " CSV with the columns index and value"
                                : " values, which names no architectures")
                : content == null ? "nothing" : PickleTexts.kind(content);
        return new DataFormatException(name, -1, name + ": refused: " + expected + "; found " + found + ".");
    }
}
