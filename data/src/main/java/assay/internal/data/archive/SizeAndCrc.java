package assay.internal.data.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/** Checks size and CRC-32 of a stream at its end. */
final class SizeAndCrc extends FilterInputStream {
    private final long size;
    private final long crc;
    private final CRC32 found = new CRC32();
    private long count;

    SizeAndCrc(InputStream in, long size, long crc) {
        super(in);
        this.size = size;
        this.crc = crc;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        int n = super.read(to, from, length);
        if (n > 0) {
            found.update(to, from, n);
            count += n;
        }
        if (count > size || n < 0 && (count < size || found.getValue() != crc)) {
            throw new IOException(String.format(
                    "expected %d bytes with CRC %08x, found %d%s with CRC %08x",
                    size, crc, count, n < 0 ? "" : " or more", found.getValue()));
        }
        return n;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }
}
