package assay.internal.data.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.internal.data.duck.DuckFile;
import assay.internal.data.store.Export;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Exported files and what happens to them on a disk and in other programs. */
class SealTest {
    @TempDir
    Path folder;

    private Path store;

    @BeforeEach
    void fill() throws SQLException {
        store = folder.resolve("s.duckdb");
        try (Connection c = new DuckFile(store).openToWrite();
                Statement sql = c.createStatement()) {
            sql.execute("CREATE TABLE t AS SELECT range::INTEGER AS i, range / 7 AS x, 'n' || range % 9 AS name"
                    + " FROM range(3000)");
        }
    }

    private Path export(Export.Format format) {
        Path file = folder.resolve("x." + format.key());
        Export.write(store, "FROM t", file, format);
        return file;
    }

    @ParameterizedTest
    @EnumSource(names = {"PARQUET", "ARROW"})
    void exports_areSealed_andEveryFlippedBitIsSeen(Export.Format format) throws IOException {
        Path file = export(format);
        assertEquals(Seal.State.SOUND, Seal.check(file));
        byte[] good = Files.readAllBytes(file);
        int at = new String(good, StandardCharsets.ISO_8859_1).indexOf("assay-sha256:");
        Random random = new Random(34);
        int damaged = 0;
        int unsealed = 0;
        for (int i = 0; i < 400; i++) {
            int flip = i < 100 ? at - 8 + i : random.nextInt(good.length);
            byte[] bad = good.clone();
            bad[flip] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, bad);
            try {
                // If one flipped bit hides the seal itself, the rows are still right.
                assertTrue(Seal.check(file) != Seal.State.SOUND, "flip at byte " + flip);
                unsealed++;
            } catch (DataFormatException e) {
                damaged++;
            }
        }
        assertTrue(damaged >= 390, damaged + " refused, " + unsealed + " without a seal");
    }

    @ParameterizedTest
    @EnumSource(names = {"PARQUET", "ARROW"})
    void aLengthBeyond64Bits_isDamage(Export.Format format) throws IOException {
        Path file = export(format);
        byte[] bytes = Files.readAllBytes(file);
        int at =
                new String(bytes, StandardCharsets.ISO_8859_1).indexOf("assay-sha256:") + "assay-sha256:".length() + 65;
        assertEquals('0', bytes[at]);
        bytes[at] = '4';
        Files.write(file, bytes);
        DataFormatException e = assertThrows(DataFormatException.class, () -> Seal.check(file));
        assertTrue(
                e.getMessage()
                        .contains(
                                "expected 4" + String.format("%019d", bytes.length) + " bytes, found " + bytes.length),
                e.getMessage());
    }

    @ParameterizedTest
    @EnumSource(names = {"PARQUET", "ARROW"})
    void lostOrRepeatedBlocks_areSeen(Export.Format format) throws IOException {
        Path file = export(format);
        byte[] good = Files.readAllBytes(file);
        byte[] zeros = good.clone();
        Arrays.fill(zeros, 512, 1024, (byte) 0);
        Files.write(file, zeros);
        assertThrows(DataFormatException.class, () -> Seal.check(file));
        byte[] shorter = new byte[good.length - 512];
        System.arraycopy(good, 0, shorter, 0, 512);
        System.arraycopy(good, 1024, shorter, 512, good.length - 1024);
        Files.write(file, shorter);
        assertThrows(DataFormatException.class, () -> Seal.check(file));
    }

    @Test
    void otherPrograms_readTheFile_andSeeAText() throws IOException, SQLException {
        Path file = export(Export.Format.PARQUET);
        try (Connection c = DuckFile.inMemoryToStream();
                Statement sql = c.createStatement();
                ResultSet row = sql.executeQuery("SELECT sum(i), (SELECT decode(value) FROM parquet_kv_metadata('"
                        + file + "') WHERE decode(key) = '" + Seal.KEY + "') FROM '" + file + "'")) {
            assertTrue(row.next());
            assertEquals(4498500, row.getInt(1));
            assertTrue(row.getString(2).matches("assay-sha256:[0-9a-f]{64}:0*" + Files.size(file)), row.getString(2));
        }
    }

    /** What another program wrote has no seal, or one that it copied from ours together with the other metadata. */
    @Test
    void filesOfOtherPrograms_haveNone() throws IOException, SQLException {
        Path file = export(Export.Format.PARQUET);
        Path foreign = folder.resolve("foreign.parquet");
        try (Connection c = DuckFile.inMemoryToStream();
                Statement sql = c.createStatement()) {
            sql.execute("COPY (FROM '" + file + "' LIMIT 10) TO '" + foreign + "' (FORMAT parquet)");
        }
        assertEquals(Seal.State.NONE, Seal.check(foreign));
        byte[] copied = Files.readAllBytes(file);
        String text = new String(copied, StandardCharsets.ISO_8859_1);
        byte[] other = (text.substring(0, 4) + "more" + text.substring(4).replace("DuckDB version", "another writer"))
                .getBytes(StandardCharsets.ISO_8859_1);
        Files.write(foreign, other);
        assertEquals(Seal.State.NONE, Seal.check(foreign));
        assertEquals(Seal.State.OTHER, Seal.check(export(Export.Format.CSV)));
        assertEquals(Seal.State.OTHER, Seal.check(Files.writeString(foreign, "")));
    }

    @Test
    void theTableInTheProgram_isSealed_andItsFirstFileStillKnown() throws IOException {
        Path file = folder.resolve("mini201.parquet");
        try (var in = Seal.class.getResourceAsStream("/assay/internal/data/built/mini201.parquet")) {
            Files.write(file, in.readAllBytes());
        }
        assertEquals(Seal.State.SOUND, Seal.check(file));
        assertTrue(Seal.isKnown("c36c482ed6c0a152a23af0f50a464866a8886bf4d61dc7ac83a6d87dc7ee32a5"));
    }

    @Test
    void theSameRows_giveTheSameBytes() throws IOException {
        byte[] one = Files.readAllBytes(export(Export.Format.PARQUET));
        assertEquals(-1, Arrays.mismatch(one, Files.readAllBytes(export(Export.Format.PARQUET))));
    }
}
