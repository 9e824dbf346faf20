package assay.internal.bench201.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.internal.data.importing.FileFormat;
import assay.internal.data.importing.ImportProgress;
import assay.internal.data.importing.Imported;
import assay.internal.data.importing.Imports;
import assay.internal.testkit.RealData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real folder of extracts: each table in the store of its space, each value as it is in the files. */
class NeighbourTablesIT {
    @TempDir
    static Path folder;

    private static final List<Imported> DONE = new ArrayList<>();

    @BeforeAll
    static void importOnce() {
        Path data = RealData.nasbench201("natsbench-sss.csv.gz").getParent();
        List<FileFormat> formats = new ArrayList<>(TruthImport.NEIGHBOURS);
        DONE.addAll(new Imports(formats)
                .run(data, Optional.empty(), k -> store(k.benchmark()), "test", ImportProgress.NONE));
    }

    private static Path store(String benchmark) {
        return folder.resolve(benchmark + ".duckdb");
    }

    @Test
    void everyTable_isInTheStoreOfItsSpace() {
        Map<Path, List<String>> files = new HashMap<>();
        DONE.forEach(done -> files.put(done.store(), done.files()));
        assertEquals(
                Map.of(
                        store("natsbench-sss"), List.of("natsbench-sss.csv.gz"),
                        store("fbnet"), List.of("fbnet-latency-help.csv.gz")),
                files);
    }

    /** The import checks every number of parameters against the formula. Since it ended well, all of them agree. */
    @Test
    void sizeSpace_comesBackExactly() throws IOException {
        Map<String, Double> found = new HashMap<>();
        for (String row : Sql.rows(
                store("natsbench-sss"), "SELECT arch, dataset, metric, value FROM measurement WHERE trial = '777'")) {
            int cut = row.lastIndexOf('|');
            found.put(row.substring(0, cut), Double.valueOf(row.substring(cut + 1)));
        }
        Map<String, String> sets = Map.of("c10", "cifar10", "c100", "cifar100", "in16", "ImageNet16-120");
        int values = 0;
        for (Map<String, String> row : ExtractsIT.rows("natsbench-sss.csv.gz")) {
            for (Map.Entry<String, String> set : sets.entrySet()) {
                String key = row.get("arch_index") + "|" + set.getValue() + "|";
                assertEquals(Double.valueOf(row.get(set.getKey() + "_test_90")), found.get(key + "accuracy"), key);
                values++;
            }
        }
        assertEquals(32_768 * 3, values);
        assertEquals(values, found.size());
    }

    /** The optima that the README of the data calls published: 93.65, 71.34, 47.40. */
    @Test
    void sizeSpace_hasThePublishedOptima() {
        assertEquals(
                List.of("ImageNet16-120|47.40", "cifar10|93.65", "cifar100|71.34"),
                Sql.rows(
                        store("natsbench-sss"),
                        "SELECT dataset, printf('%.2f', max(value)) FROM measurement WHERE trial = 'mean'"
                                + " AND split = 'test' GROUP BY dataset ORDER BY dataset"));
    }

    @Test
    void fbnet_comesBackExactly() throws IOException {
        Map<String, Double> found = new HashMap<>();
        for (String row : Sql.rows(
                store("fbnet"), "SELECT arch, text, device, value FROM hardware_cost JOIN architecture USING (arch)")) {
            int cut = row.lastIndexOf('|');
            found.put(row.substring(0, cut), Double.valueOf(row.substring(cut + 1)));
        }
        int values = 0;
        for (Map<String, String> row : ExtractsIT.rows("fbnet-latency-help.csv.gz")) {
            for (Map.Entry<String, String> cell : row.entrySet()) {
                if (cell.getKey().startsWith("lat_ms_") && !cell.getValue().isEmpty()) {
                    String key = row.get("row") + "|" + row.get("ops") + "|"
                            + cell.getKey().substring(7);
                    assertEquals(Double.valueOf(cell.getValue()), found.get(key), key);
                    values++;
                }
            }
        }
        assertEquals(5_000 * 27, values);
        assertEquals(values, found.size());
    }
}
