package assay.internal.data.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.core.truth.Basis;
import assay.internal.testkit.BitRot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a disk does to a snapshot: whatever it is, every answer is the right one, and the file is whole again. */
class SnapshotHostileTest {
    private static final int ARCHS = 6000;
    private static final int SECTOR = 512;

    @TempDir
    Path folder;

    private Path store;
    private Path file;
    private byte[] good;
    private List<Object> right;

    @BeforeEach
    void fill() throws SQLException, IOException {
        store = folder.resolve("bench.duckdb");
        file = SnapshotFile.path(store);
        try (StoreUpdate update = StoreUpdate.begin(
                store,
                "bench",
                "CREATE TABLE architecture (arch INTEGER PRIMARY KEY, text VARCHAR NOT NULL)",
                "test")) {
            try (StoreWriter writer = new StoreWriter(update, "test")) {
                int source = writer.source("table", "csv");
                try (var rows = writer.appender("architecture")) {
                    for (int arch = 0; arch < ARCHS; arch++) {
                        rows.beginRow();
                        rows.append(arch).append("a" + arch);
                        rows.endRow();
                    }
                }
                for (int arch = 0; arch < ARCHS; arch++) {
                    writer.reading(arch, series("777", 200), 50 + arch / 128.0);
                    if (arch % 40 == 0) {
                        double[] points = new double[200];
                        Arrays.fill(points, arch);
                        writer.curve(arch, series("888", Series.CURVE), points);
                        writer.mark(arch, null, 0, null, "odd", "of " + arch, source);
                        writer.hardware(arch, null, "phone", "latency", arch / 8.0, "ms", source);
                    }
                }
            }
            update.commit();
        }
        good = Files.readAllBytes(file);
        right = answers(Snapshot.of(store));
    }

    private static Series series(String trial, int epoch) {
        return new Series(
                "table", "cifar10", "test", 200, trial, List.of(777), epoch, "accuracy", "percent", Basis.MEASURED, 1);
    }

    private static List<Object> answers(Snapshot snapshot) {
        List<Object> all = new ArrayList<>();
        snapshot.columns().forEach(c -> all.add(c.series()));
        for (int arch = 0; arch < ARCHS; arch += 13) {
            for (Snapshot.Column column : snapshot.columns()) {
                all.add(column.bits(arch));
            }
            all.add(snapshot.curves().get(0).bits(arch, 1 + arch % 200));
            all.add(snapshot.hardware().get(0).bits(arch));
            all.add(snapshot.marks(arch));
        }
        return all;
    }

    private void requireRight(byte[] damaged, String what) throws IOException {
        Files.write(file, damaged);
        assertEquals(right, answers(Snapshot.of(store)), what);
        assertEquals(right, answers(Snapshot.of(store)), what + ", asked again");
    }

    /** If there is no snapshot, or only an old one, everything is read from the store. */
    @Test
    void flippedBitsOfTheStoreItself_changeNoAnswer() throws Exception {
        BitRot rot = BitRot.of(store, () -> {
            Files.deleteIfExists(file);
            return answers(Snapshot.of(store));
        });
        assertTrue(rot.flipAmongFirst(Integer.MAX_VALUE, 30).refused() > 0);
        assertTrue(rot.flipAmongFirst(12_288, 30).refused() > 0);
    }

    @Test
    void flippedBits_changeNoAnswer() throws IOException {
        Random random = new Random(27);
        int mended = 0;
        for (int i = 0; i < 60; i++) {
            byte[] damaged = good.clone();
            // Every fifth near the start, where header, directory and the sums of the file's length are.
            int at = random.nextInt(i % 5 == 0 ? 2000 : good.length);
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            requireRight(damaged, "flip " + i + " at byte " + at);
            mended += Arrays.equals(good, Files.readAllBytes(file)) ? 1 : 0;
        }
        assertTrue(mended > 40, "made anew: " + mended + " of 60; the others were in blocks that nobody read");
    }

    @Test
    void halfWrittenSectors_changeNoAnswer() throws IOException {
        Random random = new Random(28);
        for (int i = 0; i < 30; i++) {
            byte[] damaged = good.clone();
            int sector = random.nextInt(good.length / SECTOR) * SECTOR;
            int from = i % 3 == 0 ? 0 : random.nextInt(good.length / SECTOR) * SECTOR;
            switch (i % 3) {
                case 0 -> Arrays.fill(damaged, sector, sector + SECTOR, (byte) 0); // never written
                case 1 -> System.arraycopy(good, from, damaged, sector, SECTOR); // written to the wrong place
                default -> System.arraycopy(good, sector, damaged, sector + SECTOR / 2, SECTOR / 2); // torn
            }
            requireRight(damaged, "sector " + sector + ", case " + i % 3);
        }
    }

    @Test
    void cutOffOrGrown_changesNoAnswer() throws IOException {
        for (int length : new int[] {0, 7, 8, 31, 32, 100, good.length / 2, good.length - 1, good.length + 1}) {
            requireRight(Arrays.copyOf(good, length), "length " + length);
            assertArrayEquals(good, Files.readAllBytes(file));
        }
    }

    /** A block is checked when it is read first, so that damage behind an open snapshot is found, too. */
    @Test
    void damageAfterOpening_isFound_andTheFileMadeAnew() throws IOException {
        Snapshot open = Snapshot.of(store);
        byte[] damaged = good.clone();
        for (int at = good.length / 2; at < good.length - 100_000; at += 100) {
            damaged[at] ^= 1;
        }
        Files.write(file, damaged); // the same file: the mapping sees it
        assertEquals(right, answers(open));
        assertArrayEquals(good, Files.readAllBytes(file));
    }

    @Test
    void snapshotOfAnOlderProgram_isMadeAnew() throws IOException {
        byte[] old = good.clone();
        old[0] = '4'; // ASSAYSN4 had no sums
        requireRight(old, "older");
        assertArrayEquals(good, Files.readAllBytes(file));
    }

    /** No snapshot is made of a damaged store, because DuckDB checks its blocks. */
    @Test
    void damagedStore_isATypedError() throws IOException {
        byte[] rotten = Files.readAllBytes(store);
        for (int at = 3 * 4096; at < rotten.length; at += 1000) {
            rotten[at] ^= 1;
        }
        Files.write(store, rotten);
        Files.delete(file);
        assertThrows(DataFormatException.class, () -> Snapshot.of(store));
    }
}
