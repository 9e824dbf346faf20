package assay.internal.data.exchange;

import assay.core.error.DataFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float2Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.util.Text;
import org.apache.arrow.vector.validate.ValidateUtil.ValidateException;

/**
 * An Arrow IPC file or stream, possibly compressed. Its metadata and its buffers are not trusted: if Arrow's reader
 * finds anything wrong with them, the file is refused. Each batch is validated in full before any of its cells is read,
 * and no more memory than {@link #MEMORY} is given.
 */
final class ArrowIpc implements FileRows {
    /** The first bytes of a stream: a length follows them. */
    static final byte[] STREAM = {-1, -1, -1, -1};

    /** The memory for one batch, packed and unpacked. Some programs write a whole table as one batch. */
    private static final long MEMORY = 512L << 20;

    private final String name;
    private final FileChannel channel;
    private final BufferAllocator memory;
    private final ArrowReader reader;
    private final VectorSchemaRoot root;
    private int row = -1;
    /** The end of the batch that contains the current row. */
    private long batchEnd;

    /** A step that may fail with any exception. */
    @FunctionalInterface
    private interface Step<T> {
        T take() throws IOException;
    }

    /** @param name of the file, for messages */
    ArrowIpc(Path file, String name) throws IOException {
        this.name = name;
        channel = FileChannel.open(file);
        memory = new RootAllocator(MEMORY);
        reader = isStream()
                ? new ArrowStreamReader(new StreamMessages(channel, memory), memory, ArrowCodec.FACTORY)
                : new ArrowFileReader(channel, memory, ArrowCodec.FACTORY);
        try {
            root = guarded(reader::getVectorSchemaRoot);
        } catch (DataFormatException e) {
            close();
            throw e;
        }
    }

    private boolean isStream() throws IOException {
        ByteBuffer start = ByteBuffer.allocate(STREAM.length);
        channel.read(start, 0);
        return Arrays.equals(start.array(), STREAM);
    }

    private <T> T guarded(Step<T> step) throws IOException {
        try {
            return step.take();
        } catch (OutOfMemoryException e) {
            throw refused("expected batches of less than " + (MEMORY >> 20) + " MB, found a larger one", e);
        } catch (IOException | RuntimeException | AssertionError e) {
            throw refused("expected an Arrow IPC file, found: " + e.getMessage(), e);
        }
    }

    private DataFormatException refused(String what, Throwable e) throws IOException {
        long at = channel.isOpen() ? channel.position() : 0;
        return new DataFormatException(
                name, at, name + ": refused: " + what + ", before byte " + at + ". Nothing was loaded.", e);
    }

    @Override
    public List<Column> columns() {
        return root.getSchema().getFields().stream()
                .map(f -> new Column(f.getName(), type(f)))
                .toList();
    }

    private static String type(Field field) {
        return switch (field.getType().getTypeID()) {
            case Int -> field.getType().toString().equals("Int(32, true)") ? "INTEGER" : "another Int";
            case FloatingPoint ->
                field.getType().toString().equals("FloatingPoint(DOUBLE)") ? "DOUBLE" : "another float";
            case Utf8 -> field.getDictionary() == null ? "VARCHAR" : "a dictionary";
            default -> field.getType().toString();
        };
    }

    @Override
    public boolean next() throws IOException {
        row++;
        while (row >= root.getRowCount()) {
            if (!guarded(this::load)) {
                return false;
            }
            row = 0;
        }
        return true;
    }

    private boolean load() throws IOException {
        if (!reader.loadNextBatch()) {
            return false;
        }
        try {
            for (FieldVector vector : root.getFieldVectors()) {
                if (vector.getValueCount() != root.getRowCount()) {
                    throw new IOException("a batch of " + root.getRowCount() + " rows with " + vector.getValueCount()
                            + " values of " + vector.getName());
                }
                require(vector);
            }
            for (Dictionary dictionary : reader.getDictionaryVectors().values()) {
                require(dictionary.getVector());
            }
        } catch (ValidateException e) {
            throw new IOException(e.getMessage(), e);
        }
        batchEnd = channel.position();
        return true;
    }

    /**
     * After its own values a vector may contain anything. That includes lengths of texts, for which Arrow takes memory
     * before it checks them.
     */
    private static void require(FieldVector vector) throws IOException {
        if (vector instanceof VarCharVector texts) {
            requireTexts(texts, VarCharVector.OFFSET_WIDTH);
        } else if (vector instanceof LargeVarCharVector texts) {
            requireTexts(texts, LargeVarCharVector.OFFSET_WIDTH);
        }
        ArrowCheck.require(vector);
    }

    private static void requireTexts(FieldVector texts, int width) throws IOException {
        long room = texts.getDataBuffer().capacity();
        long before = 0;
        for (int i = 0; texts.getValueCount() > 0 && i <= texts.getValueCount(); i++) {
            long at = width == Long.BYTES
                    ? texts.getOffsetBuffer().getLong((long) width * i)
                    : texts.getOffsetBuffer().getInt((long) width * i);
            if (at < before || at > room) {
                throw new IOException("a text of " + texts.getName() + " that ends at byte " + at + " of " + room);
            }
            before = at;
        }
    }

    @Override
    public Object get(int column) throws IOException {
        return guarded(() -> {
            FieldVector vector = root.getVector(column);
            if (vector.isNull(row)) {
                return null;
            }
            DictionaryEncoding encoding = vector.getField().getDictionary();
            Object value = encoding == null
                    ? value(vector, row)
                    : value(
                            reader.getDictionaryVectors().get(encoding.getId()).getVector(),
                            Math.toIntExact(((BaseIntVector) vector).getValueAsLong(row)));
            return value instanceof Text text ? text.toString() : value;
        });
    }

    /** Gives numbers as numbers, also those that Arrow returns as characters or as bits. */
    private static Object value(FieldVector vector, int row) {
        if (vector instanceof Float2Vector half) {
            return half.getValueAsFloat(row);
        }
        return vector instanceof BaseIntVector whole && !(vector instanceof IntVector)
                ? (Object) whole.getValueAsLong(row)
                : vector.getObject(row);
    }

    @Override
    public long offset() {
        return batchEnd;
    }

    @Override
    public long done() throws IOException {
        return channel.position();
    }

    @Override
    public long total() throws IOException {
        return channel.size();
    }

    @Override
    public void close() throws IOException {
        try {
            reader.close();
        } catch (RuntimeException | IOException e) {
            // The file is damaged; its buffers are released below.
        } finally {
            channel.close();
            try {
                memory.close();
            } catch (IllegalStateException leak) {
                // A reader that failed in the middle of a batch does not release all of it; the allocator is dropped
                // with this reader.
            }
        }
    }
}
