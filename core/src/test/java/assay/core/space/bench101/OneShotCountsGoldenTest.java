package assay.core.space.bench101;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import assay.internal.core.io.Sha256;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of docs/oneshot-counts.md. */
class OneShotCountsGoldenTest {
    @ParameterizedTest(name = "space {0}")
    @CsvSource({
        "1, 180, 14580, 6240, 2487, 49, 3702, 2685",
        "2, 360, 29160, 16632, 3609, 65, 12474, 7773",
        "3, 5400, 1312200, 363648, 24066, 234, 135900, 55854"
    })
    void everyRule_givesItsCount(
            int space, int parents, int all, int used, int withoutLooseEnds, int matrices, int pruned, int cells) {
        assertEquals(
                new OneShotCounts(parents, all, used, withoutLooseEnds, matrices, pruned, cells),
                OneShotCounts.of(OneShotSpace.of(space)));
    }

    /** SHA-256 of the sorted hashes, one a line: {@code nb101_enumeration_digest.json}. */
    @ParameterizedTest(name = "space {0}")
    @CsvSource({
        "1, 990b39ce902fff2ec9c91aef0384b7525de8604778768dd7684493be96567a01",
        "2, b27d7556b54f446e969a82aa9a2831fee6232940373d345a39c1e99850725ab2",
        "3, cb8570b9d0d2c758e3321b95acdf94da0a26aed8c6eae9810f3b625deeb1c4d2"
    })
    void cells_haveThePublishedDigest(int space, String digest) {
        String lines = Arrays.stream(OneShotCounts.members(OneShotSpace.of(space)))
                .mapToObj(i -> Bench101Index.get().hash(i).text() + "\n")
                .sorted()
                .collect(Collectors.joining());
        assertEquals(digest, Sha256.hex(lines.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void spaces1And3_share201Cells_andTheOtherPairsNone() {
        assertEquals(201, shared(1, 3));
        assertEquals(0, shared(1, 2));
        assertEquals(0, shared(2, 3));
    }

    /** What the analyses of NAS-Bench-1Shot1 cover: 2,127, 3,258 and 17,940 cells. */
    @ParameterizedTest(name = "space {0}")
    @CsvSource({"1, 2127", "2, 3258", "3, 17940"})
    void generatorWithoutLooseEnds_givesSoManyCells(int space, int cells) {
        assertEquals(
                cells,
                new LooseEndFree(OneShotSpace.of(space))
                        .architectures().stream()
                                .mapToInt(Bench101Index.get()::indexOf)
                                .distinct()
                                .count());
    }

    /** The generator meets 49, 65 and 234 of them. */
    @ParameterizedTest(name = "space {0}")
    @CsvSource({"1, 66", "2, 190", "3, 876"})
    void prunedGraphs_areSoMany(int space, int graphs) {
        assertEquals(graphs, OneShotCounts.prunedGraphs(OneShotSpace.of(space)).size());
    }

    /** Every cell comes as often as the extract of the published lists says. */
    @ParameterizedTest(name = "space {0}")
    @ValueSource(ints = {1, 2, 3})
    void generatorWithoutLooseEnds_givesEveryCellAsOftenAsPublished(int space) throws IOException {
        String folder = System.getenv("ASSAY_REAL_DATA");
        assumeTrue(folder != null, "skipped: set ASSAY_REAL_DATA to the folder of the real data sets");
        Path table = Path.of(folder, "nasbench101", "nb1shot1.csv.gz");
        assumeTrue(Files.isReadable(table), "skipped: no " + table);
        Map<Integer, Integer> published = new TreeMap<>();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(table)), StandardCharsets.UTF_8))) {
            List<String> columns = List.of(in.readLine().split(",", -1));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] row = line.split(",", -1);
                int times = Integer.parseInt(row[columns.indexOf("archs_space" + space)]);
                if (times > 0) {
                    Cell101 cell = Cell101.parse(row[columns.indexOf("adjacency_upper")], row[columns.indexOf("ops")]);
                    published.put(Bench101Index.get().indexOf(cell), times);
                }
            }
        }
        Map<Integer, Integer> generated = new TreeMap<>();
        for (Cell101 cell : new LooseEndFree(OneShotSpace.of(space)).architectures()) {
            generated.merge(Bench101Index.get().indexOf(cell), 1, Integer::sum);
        }
        assertEquals(published, generated);
    }

    private static int shared(int space, int other) {
        Set<Integer> cells = members(space);
        cells.retainAll(members(other));
        return cells.size();
    }

    private static Set<Integer> members(int space) {
        return Arrays.stream(OneShotCounts.members(OneShotSpace.of(space)))
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
