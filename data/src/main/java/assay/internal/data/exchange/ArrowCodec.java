package assay.internal.data.exchange;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.compression.AbstractCompressionCodec;
import org.apache.arrow.vector.compression.CompressionCodec;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.apache.arrow.vector.compression.NoCompressionCodec;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;

/** Unpacks the buffers of an Arrow file. Each buffer states its unpacked length. */
final class ArrowCodec extends AbstractCompressionCodec {
    static final CompressionCodec.Factory FACTORY = new CompressionCodec.Factory() {
        @Override
        public CompressionCodec createCodec(CodecType type) {
            return type == CodecType.NO_COMPRESSION ? NoCompressionCodec.INSTANCE : new ArrowCodec(type);
        }

        @Override
        public CompressionCodec createCodec(CodecType type, int level) {
            return createCodec(type);
        }
    };

    private static final int CHUNK = 1 << 16;

    private final CodecType type;

    private ArrowCodec(CodecType type) {
        this.type = type;
    }

    @Override
    public CodecType getCodecType() {
        return type;
    }

    /**
     * The stated length of a buffer is accepted up to the allocator's limit, and then compared with the real length.
     */
    @Override
    protected ArrowBuf doDecompress(BufferAllocator memory, ArrowBuf packed) {
        long length = readUncompressedLength(packed);
        if (length < 0) {
            throw new IllegalArgumentException("a buffer that would become " + length + " bytes");
        }
        ArrowBuf unpacked = memory.buffer(length);
        try (InputStream in = unpacked(new Packed(packed))) {
            byte[] chunk = new byte[CHUNK];
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                if (unpacked.writerIndex() + n > length) {
                    throw new IllegalArgumentException("a buffer that becomes more than its " + length + " bytes");
                }
                unpacked.writeBytes(chunk, 0, n);
            }
            if (unpacked.writerIndex() < length) {
                throw new IllegalArgumentException(
                        "a buffer that becomes " + unpacked.writerIndex() + " of its " + length + " bytes");
            }
            return unpacked;
        } catch (IOException | RuntimeException e) {
            unpacked.close();
            throw new IllegalArgumentException(type + ": " + e.getMessage(), e);
        }
    }

    private InputStream unpacked(InputStream packed) throws IOException {
        return switch (type) {
            case ZSTD -> new ZstdInputStream(packed);
            case LZ4_FRAME -> new FramedLZ4CompressorInputStream(packed);
            case NO_COMPRESSION -> throw new IllegalStateException("nothing is packed");
        };
    }

    @Override
    protected ArrowBuf doCompress(BufferAllocator memory, ArrowBuf plain) {
        throw new UnsupportedOperationException("Arrow files of ours are not compressed");
    }

    /** The bytes after the length. */
    private static final class Packed extends InputStream {
        private final ArrowBuf from;
        private long at = Long.BYTES;

        Packed(ArrowBuf from) {
            this.from = from;
        }

        @Override
        public int read() {
            return at < from.writerIndex() ? from.getByte(at++) & 0xff : -1;
        }

        @Override
        public int read(byte[] to, int offset, int length) {
            int n = (int) Math.min(length, from.writerIndex() - at);
            if (n <= 0) {
                return length == 0 ? 0 : -1;
            }
            from.getBytes(at, to, offset, n);
            at += n;
            return n;
        }
    }
}
