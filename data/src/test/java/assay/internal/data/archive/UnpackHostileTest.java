package assay.internal.data.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.internal.testkit.Mutations;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnpackHostileTest {
    enum Format {
        BZIP2,
        GZIP;

        byte[] pack(byte[] plain) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (OutputStream out =
                    this == BZIP2 ? new BZip2CompressorOutputStream(bytes, 1) : new GZIPOutputStream(bytes)) {
                out.write(plain);
            }
            return bytes.toByteArray();
        }

        byte[] unpack(byte[] packed, UnpackLimits limits) throws IOException {
            InputStream in = new ByteArrayInputStream(packed);
            try (InputStream out = this == BZIP2 ? Unpack.bzip2(in, "x", limits) : Unpack.gzip(in, "x", limits)) {
                return out.readAllBytes();
            }
        }
    }

    private static byte[] text() {
        byte[] text = new byte[60];
        new Random(1).nextBytes(text);
        return text;
    }

    @ParameterizedTest
    @EnumSource
    void packed_unpacksToItself(Format format) throws IOException {
        assertArrayEquals(text(), format.unpack(format.pack(text()), UnpackLimits.DEFAULT));
    }

    @ParameterizedTest
    @EnumSource
    void truncation_atEveryByte_isRefused(Format format) throws IOException {
        byte[] packed = format.pack(text());
        for (int n = 0; n < packed.length; n++) {
            byte[] part = Arrays.copyOf(packed, n);
            assertThrows(DataFormatException.class, () -> format.unpack(part, UnpackLimits.DEFAULT), "cut at " + n);
        }
    }

    /** A flip is refused, or falls on a byte of the header that carries no data (gzip's time, flags, system). */
    @ParameterizedTest
    @EnumSource
    void bitFlip_neverChangesTheData(Format format) throws IOException {
        byte[] packed = format.pack(text());
        int refused = 0;
        for (int bit = 0; bit < packed.length * 8; bit++) {
            byte[] changed = packed.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                assertArrayEquals(text(), format.unpack(changed, UnpackLimits.DEFAULT), "bit " + bit);
            } catch (DataFormatException e) {
                refused++;
            }
        }
        assertTrue(refused > packed.length * 7, refused + " of " + packed.length * 8 + " flips were refused");
    }

    @ParameterizedTest
    @EnumSource
    void seededMutations_giveAValueOrATypedException(Format format) throws IOException {
        byte[] repeated = "abcabcabd".repeat(500).getBytes(StandardCharsets.US_ASCII);
        Mutations.of(format.name(), bytes -> format.unpack(bytes, UnpackLimits.DEFAULT))
                .seeded(1_000, format.pack(text()), format.pack(repeated), format.pack(new byte[100_000]));
    }

    @ParameterizedTest
    @EnumSource
    void wrongChecksum_isSaid(Format format) throws IOException {
        byte[] packed = format.pack(text());
        // gzip: CRC-32 is 8 bytes from the end; bzip2: the first block's CRC follows the 10 bytes of its two magics.
        packed[format == Format.GZIP ? packed.length - 8 : 10] ^= 1;
        DataFormatException e =
                assertThrows(DataFormatException.class, () -> format.unpack(packed, UnpackLimits.DEFAULT));
        assertTrue(e.getMessage().toLowerCase(java.util.Locale.ROOT).contains("crc"), e.getMessage());
    }

    @ParameterizedTest
    @EnumSource
    void bombs_stopAtTheCaps(Format format) throws IOException {
        byte[] packed = format.pack(new byte[8 << 20]);
        UnpackLimits size = new UnpackLimits(4 << 20, 1_000_000);
        UnpackLimits ratio = new UnpackLimits(1 << 30, 100);
        assertEquals(
                "x: refused: unpacks to more than 4194304 bytes. Nothing was loaded.",
                assertThrows(DataFormatException.class, () -> format.unpack(packed, size))
                        .getMessage());
        assertEquals(
                "x: refused: unpacks to more than 100 times its size. Nothing was loaded.",
                assertThrows(DataFormatException.class, () -> format.unpack(packed, ratio))
                        .getMessage());
    }
}
