package assay.core.space.bench101;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Cost101GoldenTest {
    /** Rows of EvoXBench's published FLOPs, and the smallest cell by hand: 9 projections and nothing else. */
    @ParameterizedTest
    @CsvSource({
        "101101001011101:mp;c3;mp;c3, 2941978, 879854410",
        "110101:mp;mp, 1756298, 557262858",
        "100110100001001010101:c3;mp;c3;c3;c1, 8555530, 0"
    })
    void cells_costWhatIsPublished(String text, long params, long operations) {
        Cost101 cost = Cost101.of(Cell101.parse(text));
        assertEquals(params, cost.params());
        if (operations > 0) {
            assertEquals(operations, cost.operations());
        }
    }

    @Test
    void smallestCell_isCountedByHand() {
        long stem = 27 * 128;
        long first = 3 * 128 * 128;
        long second = 128 * 256 + 2 * 256 * 256;
        long third = 256 * 512 + 2 * 512 * 512;
        long norms = 2 * (128 + 3 * 128 + 3 * 256 + 3 * 512);
        long multiplyAdds = (stem + first) * 1024 + second * 256 + third * 64 + 513 * 10;
        long pooling = 4 * (128 * 256 + 256 * 64) + 512 * 64;
        assertEquals(
                new Cost101(
                        stem + first + second + third + norms + 513 * 10,
                        multiplyAdds,
                        2 * (multiplyAdds - 10) + 10 + pooling),
                Cost101.of(Cell101.parse("1:")));
    }

    /** 13,101 cells with parameters, 6,760 of them with FLOPs. */
    @Test
    void everyCellOfTheExtract_costsWhatItSays() throws IOException {
        String folder = System.getenv("ASSAY_REAL_DATA");
        assumeTrue(folder != null, "skipped: set ASSAY_REAL_DATA to the folder of the real data sets");
        Path table = Path.of(folder, "nasbench101", "nb101_subset.csv.gz");
        assumeTrue(Files.isReadable(table), "skipped: no " + table);
        int rows = 0;
        int flops = 0;
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(table)), StandardCharsets.UTF_8))) {
            List<String> columns = List.of(in.readLine().split(",", -1));
            for (String line = in.readLine(); line != null; line = in.readLine(), rows++) {
                String[] row = line.split(",", -1);
                Cell101 cell = Cell101.parse(row[columns.indexOf("adjacency_upper")], row[columns.indexOf("ops")]);
                assertEquals(row[columns.indexOf("module_hash")], cell.hash().text());
                assertEquals(row[columns.indexOf("n_edges")], Integer.toString(cell.edgeCount()));
                Cost101 cost = Cost101.of(cell);
                assertEquals(row[columns.indexOf("params")], Long.toString(cost.params()), cell.text());
                if (!row[columns.indexOf("flops")].isEmpty()) {
                    assertEquals(row[columns.indexOf("flops")], Long.toString(cost.operations()), cell.text());
                    flops++;
                }
            }
        }
        assertEquals(13_101, rows);
        assertEquals(6_760, flops);
    }
}
