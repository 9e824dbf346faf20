package assay.internal.data.tfrecord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.internal.testkit.Mutations;
import assay.internal.testkit.TfRecords;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TfRecordHostileTest {
    private static long readAll(byte[] file) throws IOException {
        try (TfRecordReader reader = new TfRecordReader(new ByteArrayInputStream(file), "x", 1000)) {
            for (TfRecord record = reader.next(); record != null; record = reader.next()) {
                Run101.parse(record);
            }
            return reader.count();
        }
    }

    private static DataFormatException refused(byte[] file) {
        return assertThrows(DataFormatException.class, () -> readAll(file));
    }

    private static String text(String json) {
        return assertThrows(
                        DataFormatException.class,
                        () -> TfRecordReaderPropertyTest.parse(json.getBytes(StandardCharsets.UTF_8)))
                .getMessage();
    }

    @Test
    void truncation_atEveryByte_isRefusedAtTheEnd() throws IOException {
        byte[] one = TfRecordGoldenTest.golden();
        byte[] file = Arrays.copyOf(one, 2 * one.length);
        System.arraycopy(one, 0, file, one.length, one.length);
        for (int n = 0; n < file.length; n++) {
            byte[] part = Arrays.copyOf(file, n);
            if (n % one.length == 0) {
                assertEquals(n / one.length, readAll(part));
            } else {
                assertEquals(n, refused(part).offset(), "cut at " + n);
            }
        }
        assertEquals(
                "x: refused: the file ends inside a record of 397 bytes at byte 800 (record 1). Nothing was loaded.",
                refused(Arrays.copyOf(file, 800)).getMessage());
    }

    /** A CRC finds every error of a single bit. */
    @Test
    void everyBitFlip_isRefused() throws IOException {
        byte[] file = TfRecordGoldenTest.golden();
        for (int bit = 0; bit < file.length * 8; bit++) {
            file[bit / 8] ^= (byte) (1 << bit % 8);
            DataFormatException e = refused(file);
            assertTrue(e.getMessage().contains("checksum of the " + (bit < 96 ? "length" : "data")), e.getMessage());
            file[bit / 8] ^= (byte) (1 << bit % 8);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-1,18446744073709551615",
        "-9223372036854775808,9223372036854775808",
        "1001,1001",
        "9999999999,9999999999"
    })
    void aLengthAboveTheCap_isRefusedWithoutTakingMemory(long length, String said) throws IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        for (int i = 0; i < 8; i++) {
            header.write((int) (length >>> 8 * i));
        }
        int crc = TfRecords.maskedCrc32c(header.toByteArray());
        for (int i = 0; i < 4; i++) {
            header.write(crc >>> 8 * i);
        }
        assertEquals(
                "x: refused: a record of " + said + " bytes, more than 1000 at byte 0 (record 0). Nothing was loaded.",
                refused(header.toByteArray()).getMessage());
    }

    @Test
    void aFailingStream_isSaidWithItsByte() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk on fire");
            }
        };
        DataFormatException e = assertThrows(DataFormatException.class, () -> new TfRecordReader(broken, "x").next());
        assertEquals("x: cannot be read at byte 0 (record 0): disk on fire. Nothing was loaded.", e.getMessage());
    }

    @Test
    void anEmptyFile_hasNoRecords() {
        assertNull(new TfRecordReader(InputStream.nullInputStream(), "x").next());
    }

    @Test
    void damagedFiles_endInAValueOrARefusal() throws IOException {
        Mutations mutations = Mutations.of("tfrecord", TfRecordHostileTest::readAll);
        mutations.seeded(500, TfRecordGoldenTest.golden());
    }

    /** The checksums are made right again, so that the parsers behind them are met. */
    @Test
    void mutatedRecordsWithRightChecksums_endInAValueOrARefusal() throws IOException {
        byte[] golden = TfRecordGoldenTest.golden();
        byte[] record = Arrays.copyOfRange(golden, 12, golden.length - 4);
        Mutations mutations = Mutations.of("run of 101", TfRecordReaderPropertyTest::parse);
        mutations.truncations(record);
        mutations.bitFlips(record);
        mutations.seeded(1_500, record);
    }

    @Test
    void mutatedMessages_endInAValueOrARefusal() {
        byte[] message = TfRecords.modelMetrics(300, 7, new double[5], new double[5], new double[5]);
        Mutations mutations = Mutations.of(
                "ModelMetrics", bytes -> TfRecordReaderPropertyTest.parse(TfRecords.run("h", 4, "0", "a", bytes)));
        mutations.truncations(message);
        mutations.bitFlips(message);
        mutations.seeded(1_500, message);
    }

    @Test
    void whatIsNotARun_isSaidWithItsByte() {
        assertEquals(
                "x: refused: expected an array of five items, found START_OBJECT at byte 12 (record 0). Nothing was loaded.",
                text("{}"));
        assertEquals(
                "x: refused: expected epochs, a whole number, found VALUE_STRING at byte 18 (record 0). Nothing was loaded.",
                text("[\"h\", \"4\"]"));
        assertTrue(text("").contains("found the end"), text(""));
        assertTrue(text("[\"h\", 4, \"0\", \"a\", \"\", 1]").contains("evaluation_data: expected 3, found 0"));
        assertTrue(text("[\"h\", 4, \"0\", \"a\", \"a=b\"]").contains("expected base64"));
        assertTrue(text("[\"h\", 99999999999, \"0\"]").contains("from 1, found 99999999999 at byte 18"));
        assertTrue(text("[\"h\", " + "9".repeat(30)).contains("not JSON"), text("[\"h\", " + "9".repeat(30)));
        assertTrue(text("[".repeat(500)).contains("at byte 13"), text("[".repeat(500)));
    }
}
