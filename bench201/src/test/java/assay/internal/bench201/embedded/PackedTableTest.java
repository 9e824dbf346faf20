package assay.internal.bench201.embedded;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.internal.bench201.truth.TruthImport;
import assay.internal.bench201.truth.kind.Kind201;
import assay.internal.core.io.Sha256;
import assay.internal.data.embedded.EmbeddedTable;
import assay.internal.data.embedded.PackedTable;
import assay.internal.data.importing.ImportProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packing a store of small tables, making a store of that, and importing into this one. */
class PackedTableTest {
    @TempDir
    Path folder;

    private Path packed;
    private Path store;

    @BeforeEach
    void pack() throws IOException {
        store = folder.resolve("home/nasbench201.duckdb");
        List<Path> tables = List.of(
                table("archs.csv", """
                        arch_index,mean_seeds_200,train_s_200_c10valid,train_s_200_c100,c10_valid_200,c10_test_200,c10_train_200_1run,c100_test_200,c100_test_12
                        0,777+888,1444.2185997962952,2888.4371995925903,81.98266665690103,85.5,90.1,52.9133333293,31.26
                        6,888,10.1,20.2,80.5,85.25,,,30
                        15624,777+888,12,24,10,10,10,1,1
                        """),
                table("a-runs200.csv", """
                        arch_index,seed,c100_valid,c100_test,split_source
                        0,888,53.0800000122,53.6799999878,measured
                        6,777,50,51,derived
                        """),
                table(
                        "a-lc12-c10test.csv",
                        "arch_index,e1,e2,e3,e4,e5,e6,e7,e8,e9,e10,e11,e12\n0,27.99,2,3,4,5,6,7,8,9,10,11,69.55\n"),
                table("hwnas.csv", """
                        arch_index,c10_edgegpu_latency,c10_fpga_energy,c10_eyeriss_arithmetic_intensity,lat_ms_gold
                        0,5.807418537139893,18.01072,6.25,3
                        6,,-1,6.25,4
                        """));
        packed = Pack201.pack(tables, folder.resolve("work"), folder).get(0);
        PackedTable.make(Kind201.KIND, packed, store, "test");
    }

    private Path table(String name, String rows) throws IOException {
        return Files.writeString(folder.resolve(name), rows);
    }

    @Test
    void values_areThoseOfTheImport_toTheBit_andNothingElseIsTaken() {
        Path imported = folder.resolve("work/nasbench201.duckdb");
        String taken = StoreRows.MEASUREMENTS + " WHERE NOT (metric = 'accuracy' AND split = 'train')";
        assertEquals(
                StoreRows.of(imported, "SELECT DISTINCT * FROM (" + taken + ") ORDER BY ALL"),
                StoreRows.of(store, StoreRows.MEASUREMENTS + " ORDER BY ALL"));
        assertEquals(
                List.of("0|cifar10|edgegpu|latency|5.807418537139893|ms", "0|cifar10|fpga|energy|18.01072|mJ"),
                StoreRows.of(store, StoreRows.COSTS + " ORDER BY ALL"));
        assertEquals(
                List.of("HW-NAS-Bench, embedded", "NAS-Bench-201, embedded"),
                StoreRows.of(store, "SELECT name FROM source ORDER BY name"));
        assertEquals(List.of("15625"), StoreRows.of(store, "SELECT count(*) FROM architecture"));
    }

    @Test
    void sameTables_giveTheSameBytes() throws IOException {
        Path again = Files.createDirectories(folder.resolve("again"));
        List<Path> tables = new ArrayList<>();
        for (String name : List.of("archs.csv", "a-runs200.csv", "a-lc12-c10test.csv", "hwnas.csv")) {
            tables.add(folder.resolve(name));
        }
        Path second = Pack201.pack(tables, again.resolve("work"), again).get(0);
        assertArrayEquals(Files.readAllBytes(packed), Files.readAllBytes(second));
    }

    @Test
    void damagedFile_isRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(packed);
        bytes[bytes.length / 3] ^= 4;
        Path damaged = Files.write(folder.resolve("damaged.parquet"), bytes);
        Path target = folder.resolve("none.duckdb");
        DataFormatException e =
                assertThrows(DataFormatException.class, () -> PackedTable.make(Kind201.KIND, damaged, target, "test"));
        assertTrue(e.getMessage().contains("damaged"), e.getMessage());
        assertTrue(Files.notExists(target));
    }

    @Test
    void fileOfOthers_isRefused() throws IOException {
        Path other = table("other.csv", "a,b\n1,2\n");
        assertThrows(DataFormatException.class, () -> PackedTable.make(Kind201.KIND, other, store, "test"));
    }

    private List<String> means(String of) {
        return StoreRows.of(
                store,
                "SELECT arch, value::VARCHAR, source FROM measurement WHERE dataset || ' ' || split = '" + of
                        + "' AND schedule = 200 AND trial = 'mean' ORDER BY arch, source");
    }

    private void add(String name, String rows) throws IOException {
        TruthImport.run(table(name, rows), store, "test", ImportProgress.NONE);
    }

    @Test
    void importOfAll_takesThePlaceOfAQuestion_andTheRestStays() throws IOException {
        assertEquals(Optional.of(Sha256.hexOf(packed)), EmbeddedTable.madeOf(store));
        add("new.csv", "arch_index,c10_test_200,c10_edgegpu_latency\n0,86.5,5.5\n6,86.25,6\n15624,11,7\n1,50,8\n");
        assertEquals(
                List.of("0|86.5|new.csv", "1|50.0|new.csv", "6|86.25|new.csv", "15624|11.0|new.csv"),
                means("cifar10 test"));
        assertEquals(3, means("cifar10-valid valid").size());
        assertEquals(
                List.of("0|edgegpu|new.csv", "0|fpga|HW-NAS-Bench, embedded"),
                StoreRows.of(
                        store,
                        "SELECT arch, device, name FROM hardware_cost JOIN source USING (source) WHERE arch = 0 ORDER BY ALL"));
        assertEquals(Optional.empty(), EmbeddedTable.madeOf(store));
    }

    @Test
    void importOfSome_answersForThem_andTheRestStays() throws IOException {
        add("few.csv", "arch_index,c10_test_200\n0,86.5\n");
        assertEquals(
                List.of(
                        "0|85.5|NAS-Bench-201, embedded",
                        "0|86.5|few.csv",
                        "6|85.25|NAS-Bench-201, embedded",
                        "15624|10.0|NAS-Bench-201, embedded"),
                means("cifar10 test"));
        List<String> preferences = StoreRows.of(
                store,
                "SELECT name, min(preference) FROM series JOIN source USING (source) WHERE dataset = 'cifar10'"
                        + " AND schedule = 200 AND metric = 'accuracy' GROUP BY name ORDER BY min(preference)");
        assertEquals("few.csv", preferences.get(0).split("\\|")[0], preferences.toString());
    }

    @Test
    void importOfEverything_leavesNothingOfWhatTheProgramCarries() throws IOException {
        Path again = Files.createDirectories(folder.resolve("all"));
        for (String name : List.of("archs.csv", "a-runs200.csv", "a-lc12-c10test.csv", "hwnas.csv")) {
            Files.copy(folder.resolve(name), again.resolve(name));
        }
        List<String> said = new ArrayList<>();
        TruthImport.run(again, store, "test", new ImportProgress() {
            @Override
            public void at(long done, long total, String file) {}

            @Override
            public void remark(String text) {
                said.add(text);
            }
        });
        assertEquals(List.of("csv"), StoreRows.of(store, "SELECT DISTINCT format FROM source"));
        assertTrue(
                said.contains("the imported files answer from now on; they replace all of NAS-Bench-201, embedded and"
                        + " HW-NAS-Bench, embedded"),
                said.toString());
    }
}
