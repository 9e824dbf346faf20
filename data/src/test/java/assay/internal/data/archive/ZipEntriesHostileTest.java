package assay.internal.data.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.internal.testkit.Mutations;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZipEntriesHostileTest {
    private static final UnpackLimits SMALL = new UnpackLimits(4 << 20, 100);
    private static final byte[] TEXT = "to be or not to be, that is".repeat(9).getBytes(StandardCharsets.US_ASCII);

    private static byte[] zip(boolean deflated, byte[] content, String... names) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(file)) {
            for (String name : names) {
                ZipEntry entry = new ZipEntry(name);
                if (!deflated) {
                    CRC32 crc = new CRC32();
                    crc.update(content);
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(content.length);
                    entry.setCrc(crc.getValue());
                }
                out.putNextEntry(entry);
                out.write(content);
            }
        }
        return file.toByteArray();
    }

    private static byte[] read(byte[] zip, String name) throws IOException {
        ZipEntries entries = new ZipEntries(new SeekableInMemoryByteChannel(zip), "x.zip");
        try (InputStream in = entries.open(name, SMALL)) {
            return in.readAllBytes();
        }
    }

    private static void readAll(byte[] zip) throws IOException {
        ZipEntries entries = new ZipEntries(new SeekableInMemoryByteChannel(zip), "x.zip");
        for (String name : entries.names()) {
            try (InputStream in = entries.open(name, SMALL)) {
                in.readAllBytes();
            }
        }
    }

    @Test
    void storedAndDeflated_areRead() throws IOException {
        for (boolean deflated : new boolean[] {true, false}) {
            byte[] zip = zip(deflated, TEXT, "a/b", "a/c");
            assertEquals(Set.of("a/b", "a/c"), new ZipEntries(new SeekableInMemoryByteChannel(zip), "x.zip").names());
            assertArrayEquals(TEXT, read(zip, "a/c"));
        }
    }

    @Test
    void zip64_isRead() throws IOException {
        SeekableInMemoryByteChannel file = new SeekableInMemoryByteChannel();
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(file)) {
            out.setUseZip64(Zip64Mode.AlwaysWithCompatibility);
            out.putArchiveEntry(new ZipArchiveEntry("archive/data.pkl"));
            out.write(TEXT);
            out.closeArchiveEntry();
        }
        byte[] zip = java.util.Arrays.copyOf(file.array(), (int) file.size());
        assertArrayEquals(TEXT, read(zip, "archive/data.pkl"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a", "/a", "a/../../b", "a\\b", "a//b"})
    void namesThatEscape_areRefused(String name) throws IOException {
        byte[] zip = zip(true, TEXT, name);
        assertTrue(assertThrows(DataFormatException.class, () -> readAll(zip))
                .getMessage()
                .contains("refused: entry"));
    }

    @Test
    void sameNameTwice_isRefused() throws IOException {
        byte[] zip = zip(false, TEXT, "ab", "ac");
        String latin1 = new String(zip, StandardCharsets.ISO_8859_1).replace("ac", "ab");
        assertTrue(assertThrows(DataFormatException.class, () -> readAll(latin1.getBytes(StandardCharsets.ISO_8859_1)))
                .getMessage()
                .contains("comes twice"));
    }

    @Test
    void changedContent_isFoundByItsChecksum() throws IOException {
        byte[] zip = zip(false, TEXT, "a");
        zip[40] ^= 1;
        assertTrue(assertThrows(DataFormatException.class, () -> readAll(zip))
                .getMessage()
                .contains("CRC"));
    }

    @Test
    void bombs_stopAtTheCaps() throws IOException {
        byte[] zip = zip(true, new byte[8 << 20], "a");
        assertTrue(assertThrows(DataFormatException.class, () -> readAll(zip))
                .getMessage()
                .contains("unpacks to more than"));
    }

    @Test
    void damage_givesAValueOrATypedException() throws IOException {
        Mutations reader = Mutations.of("zip", ZipEntriesHostileTest::readAll);
        byte[] deflated = zip(true, TEXT, "archive/data.pkl", "archive/version");
        byte[] stored = zip(false, TEXT, "archive/data.pkl");
        reader.truncations(deflated);
        reader.bitFlips(deflated);
        reader.bitFlips(stored);
        reader.seeded(1_500, deflated, stored);
    }
}
