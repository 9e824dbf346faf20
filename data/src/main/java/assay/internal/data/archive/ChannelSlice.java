package assay.internal.data.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** A part of a file as a stream; the file stays open. */
final class ChannelSlice extends InputStream {
    private final SeekableByteChannel file;
    private long at;
    private final long end;

    ChannelSlice(SeekableByteChannel file, long start, long length) {
        this.file = file;
        this.at = start;
        this.end = start + length;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        if (at == end) {
            return -1;
        }
        file.position(at);
        int n = file.read(ByteBuffer.wrap(to, from, (int) Math.min(length, end - at)));
        if (n < 0) {
            throw new EOFException("the file became shorter");
        }
        at += n;
        return n;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }
}
