package assay.internal.data.store;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * A checksum of 64 bits against damage (not against people): CRC-32 and CRC-32C side by side. Both are instructions of the
 * processor to the JVM, already before anything is compiled, so that a program's first question hardly feels them.
 */
final class Sum64 {
    private final CRC32 one = new CRC32();
    private final CRC32C other = new CRC32C();

    /** Adds what is left of a buffer, which stays as it is. */
    Sum64 add(ByteBuffer bytes) {
        one.update(bytes.duplicate());
        other.update(bytes.duplicate());
        return this;
    }

    long value() {
        return one.getValue() << 32 | other.getValue();
    }
}
