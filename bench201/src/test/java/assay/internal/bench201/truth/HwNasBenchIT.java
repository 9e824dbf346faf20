package assay.internal.bench201.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.core.space.bench201.Bench201Index;
import assay.internal.data.importing.ImportProgress;
import assay.internal.testkit.RealData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HwNasBenchIT {
    /** The query of docs/formats.md: EdgeTPU is not available for 4,699 cells. */
    private static final String AVERAGE = """
            SELECT arch, product(value) AS average_hw_metric FROM hardware_cost
            WHERE dataset = 'cifar10' AND metric IN ('latency', 'energy')
              AND device IN ('edgegpu', 'raspi4', 'edgetpu', 'pixel3', 'eyeriss', 'fpga')
            GROUP BY arch, source HAVING count(*) = 9""";

    @TempDir
    Path folder;

    /** A pickle of the real size, made of the extract: both imports store the same costs. */
    @Test
    void theRealCosts_areTheSameFromThePickleAndFromTheExtract() throws IOException {
        Path csv = RealData.nasbench201("nb201-hwnasbench.csv.gz");
        Map<String, String> sets = Map.of("c10", "cifar10", "c100", "cifar100", "in16", "ImageNet16-120");
        Map<String, Map<String, List<Object>>> content = new LinkedHashMap<>();
        for (Map<String, String> row : ExtractsIT.rows(csv.getFileName().toString())) {
            row.forEach((column, value) -> {
                if (!column.equals("arch_index")) {
                    String[] name = column.split("_", 2);
                    content.computeIfAbsent(
                                    sets.get(name[0]),
                                    d -> new LinkedHashMap<>(Map.of("config", new ArrayList<>(configs()))))
                            .computeIfAbsent(name[1], m -> new ArrayList<>())
                            .add(value.equals("-1") ? (Object) (-1) : (Object) Double.valueOf(value));
                }
            });
        }
        Path store = folder.resolve("store.duckdb");
        Path pickle = folder.resolve("HW-NAS-Bench-v1_0.pickle");
        Files.write(pickle, PickleBytes.of(Map.of("nasbench201", content, "fbnet", Map.of())));
        TruthImport.run(pickle, store, "test", ImportProgress.NONE);
        assertEquals(List.of("" + (15_625 - 4_699)), Sql.rows(store, "SELECT count(*) FROM (" + AVERAGE + ")"));
        TruthImport.run(csv, store, "test", ImportProgress.NONE);
        assertEquals(
                List.of("909306|454653"),
                Sql.rows(
                        store,
                        "SELECT count(*), count(DISTINCT (arch, dataset, device, metric, value, unit)) FROM hardware_cost"));
    }

    private static List<Object> configs() {
        List<Object> configs = new ArrayList<>();
        for (int arch = 0; arch < Bench201Index.get().size(); arch++) {
            configs.add(Map.of("arch_str", Bench201Index.get().cell(arch).text()));
        }
        return configs;
    }
}
