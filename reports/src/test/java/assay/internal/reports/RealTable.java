package assay.internal.reports;

import assay.core.space.Genotype;
import assay.core.space.bench201.Bench201Space;
import assay.core.truth.Dataset;
import assay.core.truth.Split;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** The real means over 200 epochs, from the CSV extract; a test that needs them is skipped without. */
final class RealTable {
    private static final Map<String, String> COLUMNS = Map.of(
            "cifar10-valid/valid", "c10_valid_200",
            "cifar10/test", "c10_test_200",
            "cifar100/valid", "c100_valid_200",
            "cifar100/test", "c100_test_200",
            "ImageNet16-120/valid", "in16_valid_200",
            "ImageNet16-120/test", "in16_test_200");

    private RealTable() {}

    static MapTruth read() throws IOException {
        String root = System.getenv("ASSAY_REAL_DATA");
        Assumptions.assumeTrue(root != null, "needs ASSAY_REAL_DATA, the folder of the real data");
        Path file = Path.of(root, "nasbench201", "nb201-archs.csv.gz");
        Map<Genotype, Map<String, Double>> rows = new HashMap<>();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            List<String> head = List.of(in.readLine().split(","));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                List<String> fields = new ArrayList<>(List.of(line.split(",", -1)));
                Map<String, Double> values = new HashMap<>();
                COLUMNS.forEach((key, column) -> values.put(key, Double.valueOf(fields.get(head.indexOf(column)))));
                rows.put(new Bench201Space().parse(fields.get(1)), values);
            }
        }
        return new MapTruth((arch, dataset, split) -> value(rows.get(arch), dataset, split));
    }

    private static OptionalDouble value(Map<String, Double> row, Dataset dataset, Split split) {
        Double value = row.get(dataset.key() + "/" + split.key());
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
