package assay.internal.data.tfrecord;

import assay.core.error.DataFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * Reads a TFRecord file as a stream: {@code uint64 length, uint32 masked CRC-32C of the length, data, uint32 masked CRC-32C
 * of the data}, little-endian, repeated to the end (TensorFlow, {@code core/lib/io/record_writer.h}). A length is used, and
 * memory allocated for it, only after its checksum and the limit were checked. Data is returned only after its own checksum
 * was checked. Memory: one buffer, not larger than the largest allowed record plus 256 KiB.
 */
public final class TfRecordReader implements AutoCloseable {
    /** The default limit for the bytes of a record; records of NAS-Bench-101 have about 600. */
    public static final int MAX_RECORD = 1 << 20;

    private static final int HEADER = Long.BYTES + Integer.BYTES;
    private static final int FOOTER = Integer.BYTES;
    private static final int BUFFER = 1 << 18;
    private static final VarHandle U8 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle U4 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final InputStream in;
    private final String source;
    private final int maxRecord;
    private final CRC32C crc = new CRC32C();
    private byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;
    private long bufferAt;
    private long number;

    /**
     * @param in closed with this reader; needs no buffer of its own
     * @param source the file's name for messages
     */
    public TfRecordReader(InputStream in, String source) {
        this(in, source, MAX_RECORD);
    }

    /** @param maxRecord bytes of the largest record allowed */
    public TfRecordReader(InputStream in, String source, int maxRecord) {
        if (maxRecord < 1 || maxRecord > 1 << 30) {
            throw new IllegalArgumentException("largest record: expected 1..2^30 bytes, found " + maxRecord);
        }
        this.in = in;
        this.source = source;
        this.maxRecord = maxRecord;
    }

    /**
     * The next record, or null after the last.
     *
     * @throws DataFormatException for a wrong checksum, a cut-off end, a record above the limit, or a failure of the stream
     */
    public TfRecord next() {
        if (!has(HEADER)) {
            if (to > from) {
                throw cut("the length of a record");
            }
            return null;
        }
        check(from, Long.BYTES, "length");
        long length = (long) U8.get(buffer, from);
        if (length < 0 || length > maxRecord) {
            throw refuse(from, "a record of " + Long.toUnsignedString(length) + " bytes, more than " + maxRecord);
        }
        int size = (int) length;
        if (!has(HEADER + size + FOOTER)) {
            throw cut("a record of " + size + " bytes");
        }
        int data = from + HEADER;
        check(data, size, "data");
        TfRecord record = new TfRecord(source, number, bufferAt + data, buffer, data, size);
        from = data + size + FOOTER;
        number++;
        return record;
    }

    /** How many records were read. */
    public long count() {
        return number;
    }

    /** Bytes of the file that were read as whole records. */
    public long position() {
        return bufferAt + from;
    }

    /** Compares the masked checksum behind {@code length} bytes; see {@code core/lib/hash/crc32c.h}. */
    private void check(int start, int length, String what) {
        crc.reset();
        crc.update(buffer, start, length);
        int masked = Integer.rotateRight((int) crc.getValue(), 15) + 0xA282EAD8;
        int stored = (int) U4.get(buffer, start + length);
        if (masked != stored) {
            throw refuse(
                    start + length,
                    String.format("checksum of the %s: expected %08x (computed), found %08x", what, masked, stored));
        }
    }

    /** Makes {@code wanted} bytes from {@link #from} on available, if the stream has them. */
    private boolean has(int wanted) {
        if (to - from >= wanted) {
            return true;
        }
        byte[] target = buffer.length >= wanted ? buffer : new byte[wanted + BUFFER];
        System.arraycopy(buffer, from, target, 0, to - from);
        bufferAt += from;
        to -= from;
        from = 0;
        buffer = target;
        try {
            while (to < wanted) {
                int n = in.read(buffer, to, buffer.length - to);
                if (n < 0) {
                    return false;
                }
                to += n;
            }
            return true;
        } catch (IOException e) {
            throw new DataFormatException(
                    source,
                    bufferAt + to,
                    source + ": cannot be read at byte " + (bufferAt + to) + " (record " + number + "): "
                            + e.getMessage() + ". Nothing was loaded.",
                    e);
        }
    }

    private DataFormatException cut(String where) {
        return refuse(to, "the file ends inside " + where);
    }

    private DataFormatException refuse(int at, String what) {
        return TfRecord.refuse(source, number, bufferAt + at, what);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
