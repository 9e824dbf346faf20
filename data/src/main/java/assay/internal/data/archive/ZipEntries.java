package assay.internal.data.archive;

import assay.core.error.DataFormatException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * The entries of a zip archive by name, as its central directory lists them (APPNOTE 6.3; also ZIP64, which PyTorch
 * writes). Only a few entries are allowed, stored or deflated. Refused are encryption, links, and names that are
 * absolute, lead out of the archive or occur twice.
 */
public final class ZipEntries {
    /** PyTorch's files without tensors have four entries. */
    private static final int MAX_ENTRIES = 10_000;

    private static final int MAX_DIRECTORY = 4 << 20;
    private static final int END = 0x06054b50;
    private static final int END64 = 0x06064b50;
    private static final int LOCATOR64 = 0x07064b50;
    private static final int DIRECTORY = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int END_BYTES = 22;
    private static final int LOCATOR_BYTES = 20;
    private static final int MAX_COMMENT = 0xFFFF;
    private static final long UNKNOWN_32 = 0xFFFF_FFFFL;

    private record Entry(int method, long crc, long packed, long size, long header) {}

    private final SeekableByteChannel file;
    private final String source;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /**
     * Reads the directory.
     *
     * @throws DataFormatException naming the byte
     */
    public ZipEntries(SeekableByteChannel file, String source) throws IOException {
        this.file = file;
        this.source = source;
        ByteBuffer directory = directory();
        long start = directory.getLong(0);
        directory.position(Long.BYTES);
        while (directory.remaining() >= Integer.BYTES && directory.getInt(directory.position()) == DIRECTORY) {
            entry(directory, start + directory.position() - Long.BYTES);
        }
        if (directory.hasRemaining()) {
            throw damaged(start + directory.position() - Long.BYTES, "an entry of the directory expected");
        }
    }

    /** The names, in the order of the directory. */
    public Set<String> names() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    /** The directory, preceded by 8 bytes that say where it starts. */
    private ByteBuffer directory() throws IOException {
        long tailStart = Math.max(0, file.size() - END_BYTES - MAX_COMMENT - LOCATOR_BYTES);
        ByteBuffer tail = read(tailStart, (int) (file.size() - tailStart));
        int end = tail.limit() - END_BYTES;
        while (end >= 0
                && !(tail.getInt(end) == END && (tail.getShort(end + 20) & 0xFFFF) == tail.limit() - end - END_BYTES)) {
            end--;
        }
        if (end < 0) {
            throw damaged(file.size(), "the end of a zip archive is missing");
        }
        long size = tail.getInt(end + 12) & UNKNOWN_32;
        long start = tail.getInt(end + 16) & UNKNOWN_32;
        int locator = end - LOCATOR_BYTES;
        if (locator >= 0 && tail.getInt(locator) == LOCATOR64) {
            long at = tail.getLong(locator + 8);
            ByteBuffer end64 = read(at, 56);
            if (end64.getInt(0) != END64) {
                throw damaged(at, "the ZIP64 end of the directory expected");
            }
            size = end64.getLong(40);
            start = end64.getLong(48);
        }
        if (size < 0 || size > MAX_DIRECTORY) {
            throw damaged(start, "a directory of " + size + " bytes, more than " + MAX_DIRECTORY + ",");
        }
        ByteBuffer directory = ByteBuffer.allocate((int) size + Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        directory.putLong(start).put(read(start, (int) size)).flip();
        return directory;
    }

    private void entry(ByteBuffer d, long at) {
        int p = d.position();
        if (d.remaining() < 46) {
            throw damaged(at, "the directory ends in an entry");
        }
        int flags = d.getShort(p + 8) & 0xFFFF;
        int method = d.getShort(p + 10) & 0xFFFF;
        int nameLength = d.getShort(p + 28) & 0xFFFF;
        int extraLength = d.getShort(p + 30) & 0xFFFF;
        int length = 46 + nameLength + extraLength + (d.getShort(p + 32) & 0xFFFF);
        if (d.remaining() < length) {
            throw damaged(at, "the directory ends in an entry");
        }
        long[] numbers = {d.getInt(p + 24) & UNKNOWN_32, d.getInt(p + 20) & UNKNOWN_32, d.getInt(p + 42) & UNKNOWN_32};
        zip64(d, p + 46 + nameLength, extraLength, numbers, at);
        String name = new String(d.array(), p + 46, nameLength, StandardCharsets.UTF_8);
        // The high half of the external attributes is the mode on Unix: 0xA000 is a link.
        boolean link = (d.getInt(p + 38) >>> 16 & 0xF000) == 0xA000;
        if ((flags & 1) != 0 || method != 0 && method != 8 || link) {
            throw refuse(at, "entry '" + name + "' is encrypted, a link, or packed in an unknown way");
        }
        EntryNames.requireInside(
                name.endsWith("/") ? name.substring(0, name.length() - 1) : name, why -> refuse(at, why));
        Entry entry = new Entry(method, d.getInt(p + 16) & UNKNOWN_32, numbers[1], numbers[0], numbers[2]);
        if (entries.put(name, entry) != null) {
            throw refuse(at, "entry '" + name + "' comes twice");
        }
        if (entries.size() > MAX_ENTRIES) {
            throw refuse(at, "more than " + MAX_ENTRIES + " entries");
        }
        d.position(p + length);
    }

    /** Reads the numbers that did not fit into 32 bits from extra field 1. */
    private void zip64(ByteBuffer d, int from, int length, long[] numbers, long at) {
        for (int p = from; p + 4 <= from + length; p += 4 + (d.getShort(p + 2) & 0xFFFF)) {
            int end = Math.min(from + length, p + 4 + (d.getShort(p + 2) & 0xFFFF));
            if (d.getShort(p) == 1) {
                int q = p + 4;
                for (int i = 0; i < numbers.length; i++) {
                    if (numbers[i] == UNKNOWN_32 && q + Long.BYTES <= end) {
                        numbers[i] = d.getLong(q);
                        q += Long.BYTES;
                    }
                }
            }
        }
        for (long number : numbers) {
            if (number < 0) {
                throw damaged(at, "an entry with a size or place below zero");
            }
        }
    }

    /**
     * The bytes of an entry, checked against its size and checksum when they end.
     *
     * @throws DataFormatException also while reading
     */
    public InputStream open(String name, UnpackLimits limits) throws IOException {
        Entry entry = entries.get(name);
        ByteBuffer local = read(entry.header(), 30);
        if (local.getInt(0) != LOCAL) {
            throw damaged(entry.header(), "the header of '" + name + "' expected");
        }
        long start = entry.header() + 30 + (local.getShort(26) & 0xFFFF) + (local.getShort(28) & 0xFFFF);
        String what = source + " (" + name + ")";
        if (start > file.size() || entry.packed() > file.size() - start) {
            throw damaged(file.size(), "the file ends in '" + name + "'");
        }
        InputStream packed = new ChannelSlice(file, start, entry.packed());
        GuardedInput plain = new GuardedInput(new Unpack.CountingInput(packed), what, limits, "zip");
        plain.start(in -> new SizeAndCrc(
                entry.method() == 0 ? in : new InflaterInputStream(in, new Inflater(true), 1 << 13),
                entry.size(),
                entry.crc()));
        return plain;
    }

    private ByteBuffer read(long at, int length) throws IOException {
        if (at < 0 || at + length > file.size() || at + length < 0) {
            throw damaged(file.size(), "the file ends before byte " + at + " + " + length);
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        file.position(at);
        while (bytes.hasRemaining()) {
            if (file.read(bytes) < 0) {
                throw new EOFException("the file became shorter");
            }
        }
        return bytes.flip();
    }

    private DataFormatException damaged(long at, String what) {
        return new DataFormatException(
                source,
                Math.max(at, 0),
                source + ": not a whole zip archive: " + what + " at byte " + at + ". Get the file again.");
    }

    private DataFormatException refuse(long at, String why) {
        return new DataFormatException(source, at, source + ": refused: " + why + ". Nothing was loaded.");
    }
}
