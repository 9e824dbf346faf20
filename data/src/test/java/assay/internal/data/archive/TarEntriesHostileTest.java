package assay.internal.data.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.internal.data.archive.TarEntries.Entry;
import assay.internal.testkit.Mutations;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TarEntriesHostileTest {
    /** Where the checksum is in a header. */
    private static final int CHECKSUM = 148;

    private static byte[] tar(TarArchiveEntry... entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(bytes)) {
            for (TarArchiveEntry entry : entries) {
                out.putArchiveEntry(entry);
                out.write("x".repeat((int) entry.getSize()).getBytes(StandardCharsets.UTF_8));
                out.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static TarArchiveEntry file(String name, int size) {
        TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_NORMAL, true);
        entry.setSize(size);
        return entry;
    }

    private static List<Entry> read(byte[] tar) throws IOException {
        try (TarEntries in = new TarEntries(new ByteArrayInputStream(tar), "x.tar", 1000, 10)) {
            List<Entry> entries = new ArrayList<>();
            for (Entry e = in.next(); e != null; e = in.next()) {
                entries.add(e);
            }
            assertNull(in.next());
            return entries;
        }
    }

    @Test
    void files_comeInOrder_foldersArePassedOver() throws IOException {
        List<Entry> entries = read(tar(new TarArchiveEntry("d/"), file("d/a", 3), file("./d/b", 700)));
        assertEquals(List.of("d/a", "d/b"), entries.stream().map(Entry::name).toList());
        assertEquals(
                List.of(3, 700), entries.stream().map(e -> e.bytes().length).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a", "d/../../a", "/etc/passwd", "d//a", "d\\a", "a/.."})
    void namesThatEscape_areRefused(String name) throws IOException {
        byte[] tar = tar(file(name, 1));
        assertTrue(assertThrows(DataFormatException.class, () -> read(tar))
                .getMessage()
                .contains("refused: entry"));
    }

    @ParameterizedTest
    @ValueSource(bytes = {TarConstants.LF_LINK, TarConstants.LF_SYMLINK, TarConstants.LF_CHR, TarConstants.LF_FIFO})
    void linksAndDevices_areRefused(byte type) throws IOException {
        byte[] tar = tar(new TarArchiveEntry("a", type, true));
        assertTrue(assertThrows(DataFormatException.class, () -> read(tar))
                .getMessage()
                .contains("not a plain file"));
    }

    @Test
    void sizesAndCounts_areCapped() throws IOException {
        byte[] large = tar(file("a", 1001));
        assertThrows(DataFormatException.class, () -> read(large));
        TarArchiveEntry[] many = new TarArchiveEntry[11];
        Arrays.setAll(many, i -> file("f" + i, 0));
        byte[] tar = tar(many);
        assertThrows(DataFormatException.class, () -> read(tar));
    }

    /** Adds bytes until the archive ends with as many zeros as a block of the end mark has (padding counts, too). */
    @Test
    void truncation_isRefused() throws IOException {
        byte[] tar = tar(file("a", 100), file("b", 600));
        int end = 512 + 512 + 512 + 600 + 512;
        for (int n = 0; n < end; n += 8) {
            byte[] part = Arrays.copyOf(tar, n);
            assertThrows(DataFormatException.class, () -> read(part), "cut at " + n);
        }
    }

    /** Outside the checksum's own field, whose spaces and signs tar programs write differently. */
    @Test
    void changedBitInAHeader_isRefused() throws IOException {
        byte[] tar = tar(file("a", 100));
        for (int bit = 0; bit < 512 * 8; bit++) {
            byte[] changed = tar.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            if (bit / 8 < CHECKSUM || bit / 8 >= CHECKSUM + 8) {
                DataFormatException e = assertThrows(DataFormatException.class, () -> read(changed), "bit " + bit);
                assertEquals("x.tar", e.source());
            } else {
                assertValueOrTyped(changed);
            }
        }
    }

    @Test
    void seededMutations_giveAValueOrATypedException() throws IOException {
        byte[] tar = tar(new TarArchiveEntry("d/"), file("d/a", 3), file("b", 700));
        Mutations.of("tar", TarEntriesHostileTest::read).seeded(1_000, tar);
    }

    private static void assertValueOrTyped(byte[] tar) throws IOException {
        try {
            read(tar);
        } catch (DataFormatException e) {
            assertEquals("x.tar", e.source());
        }
    }
}
