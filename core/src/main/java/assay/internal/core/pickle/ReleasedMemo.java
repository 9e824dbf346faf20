package assay.internal.core.pickle;

import assay.internal.core.io.TempFolder;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Memo entries of values that were dropped, in a temporary file with four bytes for each: the benchmark in one file has 86
 * million. Texts, numbers and the like, and tuples of them, can still be read. A list or a dict cannot be read again, because
 * it was passed on.
 */
final class ReleasedMemo implements AutoCloseable {
    private static final int CONTAINER = -1;
    /** How many entries a piece of the file has. */
    private static final int PIECE = 1 << 12;
    /** How many pieces are kept in memory. */
    private static final int KEPT = 256;

    private static final long MAX_ENTRIES = 1L << 29;
    /** Characters and bytes of all texts together. */
    private static final long MAX_TEXT = 32L << 20;

    private final FileChannel file;
    private final ByteBuffer last = ByteBuffer.allocate(PIECE * Integer.BYTES);
    private final Map<Object, Integer> numbers = new HashMap<>();
    private final List<Object> values = new ArrayList<>();
    private final Map<Long, ByteBuffer> pieces = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, ByteBuffer> eldest) {
            return size() > KEPT;
        }
    };
    private long size;
    private long text;

    ReleasedMemo() throws IOException {
        Path path = Files.createTempFile(TempFolder.path(), "assay-memo", ".tmp");
        file = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }

    /** Adds the next entry: null where there is none. */
    void add(Object value) throws Misuse, IOException {
        if (++size > MAX_ENTRIES) {
            throw new Misuse("more than " + MAX_ENTRIES + " memo entries");
        }
        last.putInt(number(value));
        if (!last.hasRemaining()) {
            last.flip();
            while (last.hasRemaining()) {
                file.write(last);
            }
            last.clear();
        }
    }

    private int number(Object value) throws Misuse {
        if (value instanceof byte[] bytes) {
            return number(ByteBuffer.wrap(bytes), bytes.length);
        }
        if (value instanceof String s) {
            return number(s, s.length());
        }
        boolean flat = value instanceof Global
                || value instanceof Global.Dtype
                || value == Memo.NONE
                || value instanceof PyTuple tuple && tuple.items().stream().allMatch(Keys::isScalar)
                || Keys.isScalar(value) && value != null;
        return flat ? number(value, 1) : CONTAINER;
    }

    private int number(Object key, int length) throws Misuse {
        Integer known = numbers.get(key);
        if (known != null) {
            return known;
        }
        text += length + 64;
        if (text > MAX_TEXT) {
            throw new Misuse("more than " + MAX_TEXT + " bytes of different texts in the memo");
        }
        numbers.put(key, values.size());
        values.add(key);
        return values.size() - 1;
    }

    /** The entry with number {@code i}. */
    Object get(long i) throws Misuse, IOException {
        long piece = i / PIECE;
        int place = (int) (i % PIECE) * Integer.BYTES;
        int number = (piece == (size / PIECE) ? last : piece(piece)).getInt(place);
        if (number == CONTAINER) {
            throw new Misuse("a memo entry that is of a value that was handed over,");
        }
        Object value = values.get(number);
        return value instanceof ByteBuffer bytes ? bytes.array() : value;
    }

    private ByteBuffer piece(long piece) throws IOException {
        ByteBuffer known = pieces.get(piece);
        if (known == null) {
            known = ByteBuffer.allocate(PIECE * Integer.BYTES);
            while (known.hasRemaining()) {
                if (file.read(known, piece * known.capacity() + known.position()) < 0) {
                    throw new EOFException("the temporary file of the memo was cut");
                }
            }
            pieces.put(piece, known);
        }
        return known;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
