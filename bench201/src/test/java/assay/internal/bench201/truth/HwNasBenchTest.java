package assay.internal.bench201.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.core.space.bench201.Bench201Index;
import assay.internal.core.pickle.PickleLimits;
import assay.internal.core.pickle.PickleReader;
import assay.internal.data.importing.ImportProgress;
import assay.internal.data.importing.Imported;
import assay.internal.testkit.Mutations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pickle is made here, in the layout that the official reader reads. */
class HwNasBenchTest {
    private static final String BLOCK = "ConvBlock_H32_W32_Cin16_Cout16_exp1_kernel3_stride1_group1";

    @TempDir
    Path folder;

    /** The lists of one data set. */
    static Map<String, Object> lists() {
        List<Object> configs = new ArrayList<>();
        List<Object> latency = new ArrayList<>();
        List<Object> tpu = new ArrayList<>();
        for (int arch = 0; arch < Bench201Index.get().size(); arch++) {
            configs.add(Map.of("arch_str", Bench201Index.get().cell(arch).text(), "name", "infer.tiny", "C", 16));
            latency.add(arch * 0.5);
            tpu.add(arch % 2 == 0 ? (Object) (-1) : (Object) 2.5);
        }
        Map<String, Object> lists = new LinkedHashMap<>();
        lists.put("config", configs);
        lists.put("edgegpu_latency", latency);
        lists.put("edgetpu_latency", tpu);
        return lists;
    }

    private static Map<String, Object> file(Map<String, Object> lists) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("nasbench201", Map.of("cifar100", lists));
        file.put(
                "fbnet", Map.of("raspi4_latency", Map.of(BLOCK, 1.25), "fpga_energy", Map.of("FC_Cin1504_Cout100", 3)));
        return file;
    }

    private Imported run(Object content) throws IOException {
        Path file = folder.resolve("HW-NAS-Bench-v1_0.pickle");
        Files.write(file, PickleBytes.of(content));
        return TruthImport.run(file, folder.resolve("store.duckdb"), "test", ImportProgress.NONE);
    }

    @Test
    void costs_areStored_andWhatIsNotAvailableHasNoRow() throws IOException {
        Imported done = run(file(lists()));
        assertEquals(15_625 + 7_812, done.values());
        Path store = folder.resolve("store.duckdb");
        assertEquals(
                List.of("edgegpu|latency|1.5|ms", "edgetpu|latency|2.5|ms"),
                Sql.rows(
                        store,
                        "SELECT device, metric, value, unit FROM hardware_cost WHERE arch = 3 AND dataset = 'cifar100'"
                                + " ORDER BY device"));
        assertEquals(
                List.of("edgegpu"),
                Sql.rows(store, "SELECT device FROM hardware_cost WHERE arch = 4 AND dataset = 'cifar100'"));
    }

    @Test
    void aChangedFile_takesThePlaceOfItsOldSelf() throws IOException {
        run(file(lists()));
        Map<String, Object> other = lists();
        other.remove("edgetpu_latency");
        assertEquals(15_625, run(file(other)).values());
        assertEquals(List.of("15625"), Sql.rows(folder.resolve("store.duckdb"), "SELECT count(*) FROM hardware_cost"));
    }

    @Test
    void anotherOrder_isRefused() {
        Map<String, Object> lists = lists();
        List<Object> configs = new ArrayList<>((List<?>) lists.get("config"));
        configs.set(7, Map.of("arch_str", Bench201Index.get().cell(8).text()));
        lists.put("config", configs);
        String said = refused(file(lists));
        assertTrue(said.contains("nasbench201.cifar100.config[7].arch_str: expected |"), said);
    }

    @Test
    void whatDoesNotFit_isSaidWithItsPlace() {
        Map<String, Object> lists = lists();
        lists.put("edgegpu_latency", List.of(1.0));
        assertEquals(
                "HW-NAS-Bench-v1_0.pickle: refused: nasbench201.cifar100.edgegpu_latency: expected a list of 15625, found"
                        + " a list of 1, before byte " + PickleBytes.of(file(lists)).length + ". Nothing was loaded.",
                refused(file(lists)));
        Map<String, Object> file = file(lists());
        file.put("fbnet", Map.of("raspi4_latency", Map.of(BLOCK, Double.NaN)));
        assertTrue(refused(file).contains("fbnet.raspi4_latency." + BLOCK + ": expected a cost"), refused(file));
        file.put("fbnet", Map.of("raspi4_price", Map.of()));
        assertTrue(refused(file).contains("fbnet.raspi4_price: expected DEVICE_latency"), refused(file));
    }

    private static HwNasBench parse(String name, byte[] pickle) {
        return new HwNasBench(name, new PickleReader(new ByteArrayInputStream(pickle), name, PickleLimits.DEFAULT));
    }

    private static String refused(Object content) {
        return assertThrows(DataFormatException.class, () -> {
                    HwNasBench parsed = parse("HW-NAS-Bench-v1_0.pickle", PickleBytes.of(content));
                    parsed.blocks((block, of, value) -> {});
                    parsed.cells((arch, dataset, of, value) -> {});
                })
                .getMessage();
    }

    /** The whole file's form without its 15,625 cells: every refusal about meaning ends before the lists. */
    @Test
    void mutatedFiles_endInAValueOrARefusal() {
        Map<String, Object> small = new LinkedHashMap<>();
        small.put("fbnet", file(Map.of()).get("fbnet"));
        small.put("nasbench201", Map.of("cifar100", Map.of("config", List.of(), "fpga_energy", List.of(1.0, -1))));
        Mutations mutations = Mutations.of("hw-nas-bench", bytes -> {
            HwNasBench parsed = parse("x", bytes);
            parsed.blocks((block, of, value) -> {});
            parsed.cells((arch, dataset, of, value) -> {});
        });
        byte[] whole = PickleBytes.of(small);
        mutations.truncations(whole);
        mutations.bitFlips(whole);
        mutations.seeded(1_000, whole);
    }
}
