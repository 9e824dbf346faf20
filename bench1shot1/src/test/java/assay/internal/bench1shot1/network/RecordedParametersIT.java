package assay.internal.bench1shot1.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.space.bench101.Cell101;
import assay.internal.supernet.plain.PlainBackend;
import assay.internal.testkit.RealData;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.DType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The networks that are built have as many parameters as those that the benchmark's authors trained and counted. */
class RecordedParametersIT {
    /** Networks are built in full, 1 to 50 million numbers each. */
    private static final int MOST = 16;

    private final Backend backend = new PlainBackend(DType.FLOAT32);

    @Test
    void officialRecords_haveTheCountsOfTheNetworksBuilt() throws IOException {
        assertCounts(RealData.path("nasbench101", "nb101_full_records.csv.gz"));
    }

    @Test
    void cellsOfTheThreeSpaces_haveTheCountsOfTheNetworksBuilt() throws IOException {
        assertCounts(RealData.path("nasbench101", "nb1shot1.csv.gz"));
    }

    private void assertCounts(Path file) throws IOException {
        Map<String, String[]> cells = new TreeMap<>();
        List<String> header;
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            header = List.of(in.readLine().split(","));
            in.lines().map(l -> l.split(",")).forEach(row -> cells.put(row[0], row));
        }
        List<String[]> all = List.copyOf(cells.values());
        assertTrue(all.size() >= MOST, file + ": " + all.size());
        // Evenly spread over the hashes, which are as good as random.
        for (int i = 0; i < MOST; i++) {
            String[] row = all.get(i * all.size() / MOST);
            Cell101 cell = Cell101.parse(row[header.indexOf("adjacency_upper")], row[header.indexOf("ops")]);
            assertEquals(row[header.indexOf("module_hash")], cell.hash().text());
            try (Network101 net = new Network101(backend, Skeleton101.OFFICIAL, cell)) {
                assertEquals(
                        Long.parseLong(row[header.indexOf("params")]),
                        net.parameters().count(),
                        cell.text());
            }
        }
    }
}
