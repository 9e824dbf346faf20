package assay.internal.bench201.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.internal.data.importing.FileFormat;
import assay.internal.data.importing.ImportProgress;
import assay.internal.data.importing.Imported;
import assay.internal.data.importing.Imports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables of the size space and of FBNet's space, and files that are for several stores. */
class NeighbourTablesTest {
    private static final String OPS = "7-8-1-8-4-8-8-8-7-4-1-4-7-3-2-7-3-2-4-2-4-5";

    @TempDir
    Path folder;

    private List<Imported> run(Path path) {
        List<FileFormat> formats = new ArrayList<>(TruthImport.FORMATS);
        formats.addAll(TruthImport.NEIGHBOURS);
        return new Imports(formats).run(path, Optional.empty(), k -> store(k.benchmark()), "test", ImportProgress.NONE);
    }

    private Path store(String benchmark) {
        return folder.resolve("truth/" + benchmark + ".duckdb");
    }

    private Path table(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }

    private String refused(String... lines) throws IOException {
        Path file = table("x.csv", lines);
        return assertThrows(DataFormatException.class, () -> run(file)).getMessage();
    }

    @Test
    void sizeTable_goesIntoItsOwnStore() throws IOException {
        Path file = table(
                "s.csv",
                "arch_index,channels,params_c10,c10_test_90,c100_test_90",
                "1,8:8:8:8:16,18386,82.56,",
                "7,8:8:8:8:64,130514,86.85,58.78");
        Imported done = run(file).get(0);
        assertEquals(store("natsbench-sss"), done.store());
        assertEquals(2 * 3, done.values());
        assertEquals(
                List.of(
                        "1|8:8:8:8:16|cifar10|test|mean|90|82.56|percent|published mean",
                        "7|8:8:8:8:64|cifar10|test|mean|90|86.85|percent|published mean"),
                Sql.rows(
                        done.store(),
                        "SELECT arch, text, dataset, split, trial, epoch, value, unit, basis FROM measurement"
                                + " WHERE dataset = 'cifar10' AND trial = 'mean' ORDER BY 1"));
        assertEquals(List.of("32768"), Sql.rows(done.store(), "SELECT count(*) FROM architecture"));
    }

    @Test
    void fbnetTable_bringsItsArchitectures_andItsChangedSelfReplacesIt() throws IOException {
        run(table("f.csv", "row,ops,lat_ms_pixel2,lat_ms_1080ti_32", "3," + OPS + ",31,7.5", "4," + OPS + ",,8"));
        Imported done =
                run(table("f.csv", "row,ops,lat_ms_pixel2", "3," + OPS + ",32")).get(0);
        assertEquals(1, done.values());
        assertEquals(
                List.of("3|" + OPS + "|null|pixel2|latency|32.0|ms"),
                Sql.rows(
                        store("fbnet"),
                        "SELECT arch, text, dataset, device, metric, value, unit FROM hardware_cost JOIN architecture"
                                + " USING (arch)"));
        Path other = table("g.csv", "row,ops,lat_ms_pixel2", "3," + OPS.replace('7', '6') + ",32");
        String said = assertThrows(DataFormatException.class, () -> run(other)).getMessage();
        assertTrue(said.contains("line 2: row 3: the store has another network of this number"), said);
    }

    @Test
    void hwNasBench_isForTwoStores() throws IOException {
        Path file = folder.resolve("HW-NAS-Bench-v1_0.pickle");
        Files.write(
                file,
                PickleBytes.of(Map.of(
                        "nasbench201", Map.of("cifar10", HwNasBenchTest.lists()),
                        "fbnet", Map.of("fpga_latency", Map.of("FC_Cin1504_Cout100", 2.5)))));
        List<Imported> done = run(file);
        assertEquals(
                List.of(store("nasbench201"), store("fbnet")),
                done.stream().map(Imported::store).toList());
        assertEquals(List.of("0"), Sql.rows(store("nasbench201"), "SELECT count(*) FROM block_cost"));
        assertEquals(
                List.of("fpga|latency|FC_Cin1504_Cout100|2.5|ms"),
                Sql.rows(store("fbnet"), "SELECT device, metric, block, value, unit FROM block_cost"));
        assertFalse(run(file).stream().anyMatch(i -> i.values() > 0), "a second import adds nothing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "arch_index,channels,c10_test_90; 1,8:8:8:8:8,5; line 2: architecture 1: expected 8:8:8:8:16, found '8:8:8:8:8'",
                "arch_index,channels,c10_test_90; 32768,8:8:8:8:8,5; line 2: expected an arch_index of 0..32767, found '32768'",
                "arch_index,channels,c10_test_90; 0,8:8:8:8:8,101; line 2: column 'c10_test_90': expected percent, found 101.0",
                "arch_index,channels,params_c10; 0,8:8:8:8:8,-1; line 2: column 'params_c10': expected 11714 (by formula), found -1.0",
                "arch_index,channels,c10_test_200; 0,8:8:8:8:8,1; line 1: unknown column 'c10_test_200'",
                "row,ops,lat_ms_a; 0,7-8,1; line 2: column 'ops': expected 22 numbers 0..8 joined by -, found '7-8'",
                "row,ops,lat_ms_a; 1000000,7-8,1; line 2: expected a row of 0..999999, found '1000000'",
                "row,ops,lat_ms_a; 0,7-8-1-8-4-8-8-8-7-4-1-4-7-3-2-7-3-2-4-2-4-5,-2; line 2: column 'lat_ms_a': expected milliseconds, found -2.0",
                "row,ops,energy; 0,1,1; line 1: unknown column 'energy'",
            })
    void whatDoesNotFit_isSaidByLineAndColumn(String header, String row, String said) throws IOException {
        String found = refused(header, row);
        assertTrue(found.startsWith("x.csv: refused: " + said), found);
    }

    @Test
    void aSecondRow_isRefused() throws IOException {
        String twice = refused("arch_index,channels,c10_test_90", "0,8:8:8:8:8,50", "0,8:8:8:8:8,50");
        assertTrue(twice.contains("line 3: a second row of architecture 0"), twice);
        String row = refused("row,ops,lat_ms_a", "0," + OPS + ",1", "0," + OPS + ",1");
        assertTrue(row.contains("line 3: row 0 twice"), row);
    }
}
