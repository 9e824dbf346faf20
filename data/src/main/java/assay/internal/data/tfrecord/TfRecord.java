package assay.internal.data.tfrecord;

import assay.core.error.DataFormatException;
import java.util.Arrays;

/**
 * The data of one record with correct checksums: a window into the reader's buffer. The next call of {@link
 * TfRecordReader#next} overwrites it; to keep the data, use {@link #copy}.
 *
 * @param source the file's name for messages
 * @param number of the record in its file, from 0
 * @param offset of the first data byte in the file
 * @param bytes the buffer
 * @param from the first byte of the window
 * @param length bytes of the window
 */
public record TfRecord(String source, long number, long offset, byte[] bytes, int from, int length) {
    /** The same record with its own copy of the bytes. */
    public TfRecord copy() {
        return new TfRecord(source, number, offset, Arrays.copyOfRange(bytes, from, from + length), 0, length);
    }

    /**
     * The exception that refuses this record, always in the same form.
     *
     * @param at the byte within the record's data
     */
    public DataFormatException refuse(long at, String what) {
        return refuse(source, number, offset + at, what);
    }

    static DataFormatException refuse(String source, long number, long at, String what) {
        return new DataFormatException(
                source,
                at,
                source + ": refused: " + what + " at byte " + at + " (record " + number + "). Nothing was loaded.");
    }
}
