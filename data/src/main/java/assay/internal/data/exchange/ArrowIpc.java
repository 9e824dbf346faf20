package assay.internal.data.exchange;

import assay.core.error.DataFormatException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.util.Text;
import org.apache.arrow.vector.util.ValueVectorUtility;
import org.apache.arrow.vector.validate.ValidateUtil.ValidateException;

/**
 * An Arrow IPC file. Its metadata and its buffers are foreign: whatever Arrow's reader finds wrong with them is a refusal, each
 * batch is validated in full before a cell of it is looked at, and no more memory is given than {@link #MEMORY}.
 */
final class ArrowIpc implements FileRows {
    /** For one batch: a thousand bytes for each row of ours. */
    private static final long MEMORY = 64L << 20;

    private final String name;
    private final FileChannel channel;
    private final BufferAllocator memory;
    private final ArrowFileReader reader;
    private final VectorSchemaRoot root;
    private int row = -1;
    /** Where the batch that has the current row ended. */
    private long batchEnd;

    /** What may go wrong in any way. */
    @FunctionalInterface
    private interface Step<T> {
        T take() throws IOException;
    }

    ArrowIpc(Path file) throws IOException {
        name = file.getFileName().toString();
        channel = FileChannel.open(file);
        memory = new RootAllocator(MEMORY);
        reader = new ArrowFileReader(channel, memory);
        try {
            root = guarded(reader::getVectorSchemaRoot);
        } catch (DataFormatException e) {
            close();
            throw e;
        }
    }

    private <T> T guarded(Step<T> step) throws IOException {
        try {
            return step.take();
        } catch (OutOfMemoryException e) {
            throw refused("expected batches of less than " + (MEMORY >> 20) + " MB, found a larger one", e);
        } catch (IOException | RuntimeException | AssertionError e) {
            String hint = String.valueOf(e.getMessage()).contains("arrow-compression")
                    ? " (write it without compression: pandas to_feather(..., compression='uncompressed'))"
                    : "";
            throw refused("expected an Arrow IPC file, found: " + e.getMessage() + hint, e);
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
        for (FieldVector vector : root.getFieldVectors()) {
            // Behind its own values a vector may hold anything, lengths of texts too, which Arrow takes memory for.
            if (vector.getValueCount() != root.getRowCount()) {
                throw new IOException("a batch of " + root.getRowCount() + " rows with " + vector.getValueCount()
                        + " values of " + vector.getName());
            }
            if (vector instanceof VarCharVector texts) {
                requireTexts(texts);
            }
        }
        try {
            ValueVectorUtility.validateFull(root);
        } catch (ValidateException e) {
            throw new IOException(e.getMessage(), e);
        }
        batchEnd = channel.position();
        return true;
    }

    /** Arrow takes memory for a text before it looks whether there are so many bytes. */
    private static void requireTexts(VarCharVector texts) throws IOException {
        long room = texts.getDataBuffer().capacity();
        int before = 0;
        for (int i = 0; texts.getValueCount() > 0 && i <= texts.getValueCount(); i++) {
            int at = texts.getOffsetBuffer().getInt((long) VarCharVector.OFFSET_WIDTH * i);
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
            Object value = vector.getObject(row);
            DictionaryEncoding encoding = vector.getField().getDictionary();
            if (encoding != null) {
                value = reader.getDictionaryVectors()
                        .get(encoding.getId())
                        .getVector()
                        .getObject(((Number) value).intValue());
            }
            return value instanceof Text text ? text.toString() : value;
        });
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
            // Of a damaged file; its buffers are given back below.
        } finally {
            channel.close();
            try {
                memory.close();
            } catch (IllegalStateException leak) {
                // A reader that failed in the middle of a batch does not release all of it; the allocator goes with us.
            }
        }
    }
}
