package assay.internal.data.store;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * A checksum of 64 bits that detects damage, but not deliberate changes: CRC-32 and CRC-32C side by side. The JVM computes
 * both with processor instructions, even before it compiles anything, so that they hardly slow down a program's first
 * question.
 */
final class Sum64 {
    private final CRC32 one = new CRC32();
    private final CRC32C other = new CRC32C();

    /** Adds the remaining bytes of a buffer without changing its position. */
    Sum64 add(ByteBuffer bytes) {
        one.update(bytes.duplicate());
        other.update(bytes.duplicate());
        return this;
    }

    long value() {
        return one.getValue() << 32 | other.getValue();
    }
}
