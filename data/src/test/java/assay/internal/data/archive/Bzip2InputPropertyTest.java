package assay.internal.data.archive;

import static assay.internal.testkit.Property.forAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.core.random.RandomStream;
import assay.internal.testkit.Gen;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;

/** What commons-compress packed comes back as it was; and what commons-compress unpacks, this unpacks likewise. */
class Bzip2InputPropertyTest {
    private static byte[] pack(byte[] plain, int level) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (BZip2CompressorOutputStream out = new BZip2CompressorOutputStream(bytes, level)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    /** Noise, few symbols, long runs and repeats of what was there, in turn. */
    private static byte[] plain(RandomStream random, int longest) {
        byte[] bytes = new byte[random.nextInt(longest)];
        for (int at = 0; at < bytes.length; ) {
            int n = Math.min(bytes.length - at, 1 + random.nextInt(1 << random.nextInt(14)));
            switch (random.nextInt(4)) {
                case 0 -> System.arraycopy(Gen.bytes(random, n), 0, bytes, at, n);
                case 1 -> Arrays.fill(bytes, at, at + n, (byte) random.nextInt(256));
                case 2 -> {
                    for (int i = 0; i < n; i++) {
                        bytes[at + i] = (byte) ('a' + random.nextInt(3));
                    }
                }
                default -> System.arraycopy(bytes, random.nextInt(at + 1), bytes, at, Math.min(n, at / 2));
            }
            at += n;
        }
        return bytes;
    }

    /** Reads that end anywhere, and input that comes in pieces. */
    private static byte[] unpack(byte[] packed, RandomStream random) throws IOException {
        InputStream pieces = new ByteArrayInputStream(packed) {
            @Override
            public synchronized int read(byte[] to, int from, int length) {
                return super.read(to, from, Math.min(length, 1 + random.nextInt(5_000)));
            }
        };
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 + random.nextInt(1 << random.nextInt(16))];
        try (InputStream in = new Bzip2Input(pieces)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                plain.write(buffer, 0, n);
            }
        }
        return plain.toByteArray();
    }

    @Test
    void packed_unpacksToItself() {
        forAll(25, random -> {
            byte[] plain = plain(random, 300_000);
            assertArrayEquals(plain, unpack(pack(plain, Gen.between(random, 1, 9)), random));
        });
    }

    @Test
    void streamsOneAfterTheOther_areOne() {
        forAll(10, random -> {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            ByteArrayOutputStream plain = new ByteArrayOutputStream();
            for (int streams = Gen.between(random, 1, 4); streams > 0; streams--) {
                byte[] part = plain(random, 5_000);
                plain.write(part);
                packed.write(pack(part, 1));
            }
            assertArrayEquals(plain.toByteArray(), unpack(packed.toByteArray(), random));
        });
    }

    /** The oracle can unpack everything that our reader can. It also accepts randomised blocks and codes of 0 bits. */
    @Test
    void damage_isJudgedAsByTheOracle() {
        forAll(2_000, random -> {
            byte[] packed = pack(plain(random, 400), 1);
            packed[random.nextInt(packed.length)] ^= (byte) (1 << random.nextInt(8));
            String ours = ours(packed, random);
            if (!ours.equals("damaged")) {
                assertEquals(oracle(packed), ours);
            }
        });
    }

    private static String oracle(byte[] packed) {
        try (InputStream in = new BZip2CompressorInputStream(new ByteArrayInputStream(packed), true)) {
            return Arrays.toString(in.readAllBytes());
        } catch (IOException | RuntimeException e) {
            return "damaged";
        }
    }

    private static String ours(byte[] packed, RandomStream random) {
        try {
            return Arrays.toString(unpack(packed, random));
        } catch (IOException e) {
            return "damaged";
        }
    }
}
