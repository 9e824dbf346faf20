package assay.internal.cli.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.internal.cli.Ran;
import assay.internal.testkit.OwnHome;
import assay.internal.testkit.PandasPickle;
import assay.internal.testkit.PickleWriter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small files of the forms in which other programs keep numbers of NAS-Bench-201's cells. */
class ForeignPickleTest {
    private static final String QUESTION = " --dataset cifar10 --split test --schedule 200 --trials mean";
    private static final String CELL_1 =
            "|nor_conv_3x3~0|+|nor_conv_3x3~0|avg_pool_3x3~1|+|skip_connect~0|nor_conv_3x3~1|skip_connect~2|";

    @TempDir
    static Path folder;

    private static OwnHome ownHome;

    @BeforeAll
    static void home() {
        ownHome = new OwnHome(folder.resolve("home"));
    }

    @AfterAll
    static void back() {
        ownHome.close();
    }

    private static Path file(String name, Object content) throws IOException {
        return Files.write(folder.resolve(name), PickleWriter.bytes(content, 4));
    }

    private static List<String> batch(Path file) {
        Ran ran = Ran.assay(("query 201 --batch " + file + QUESTION).split(" "));
        assertEquals(0, ran.code(), ran.err());
        return ran.out().lines().toList();
    }

    /** The first cells with the accuracies of the file that zerocost_operation_score publishes. */
    @Test
    void tuplesOfOperations_areReadInTheOfficialOrder() throws IOException {
        Map<Object, Object> runs = new LinkedHashMap<>();
        runs.put(new Object[] {4L, 2L, 1L, 2L, 1L, 1L}, List.of(85.62, 86.18, 85.79));
        runs.put(new Object[] {3L, 3L, 4L, 1L, 3L, 1L}, List.of(93.75, 93.62));
        List<String> rows = batch(file("runs.p", runs));
        assertEquals(2, rows.stream().filter(r -> r.contains("percent")).count(), rows.toString());
        assertTrue(rows.stream()
                .anyMatch(r -> r.startsWith("|avg_pool_3x3~0|+") && r.contains(",85.62,86.18,85.79,85.8633")));
        assertTrue(rows.stream().anyMatch(r -> r.startsWith(CELL_1 + ",93.75,93.62")), rows.toString());
    }

    @Test
    void digits_areReadInTheOfficialOrder_andAudited() throws IOException {
        Map<Object, Object> valid = new LinkedHashMap<>();
        valid.put("421211", List.of(82.09199998291015, 81.61599997314453));
        Path file = file("digits.pkl", valid);
        Ran ran = Ran.assay("audit", file.toString(), "--json");
        assertEquals(0, ran.code(), ran.err());
        JsonNode columns = new ObjectMapper().readTree(ran.out()).get("columns");
        assertEquals("value.0", columns.get(0).get("column").asText());
        assertEquals(
                "accuracy on cifar10-valid valid, schedule 200, trials 777",
                columns.get(0).get("are").asText(),
                columns.toString());
    }

    @Test
    void configurationOfOneNetwork_isOneRow() throws IOException {
        Map<Object, Object> config = new LinkedHashMap<>();
        config.put("name", "infer.tiny");
        config.put("C", 16L);
        config.put("arch_str", CELL_1);
        config.put("num_classes", 10L);
        Path file = file("config_1.pkl", config);
        assertTrue(batch(file).stream().anyMatch(r -> r.startsWith("infer.tiny,16,") && r.contains("93.66")));
        Ran ran = Ran.assay("import", file.toString());
        assertEquals(3, ran.code());
        assertTrue(
                ran.err().contains("HW-NAS-Bench's configuration of one network, which has no measurements"),
                ran.err());
    }

    @Test
    void tableOfPandas_isReadByItsColumns() throws IOException {
        byte[] frame = PandasPickle.bytes(
                List.of("acc", "arch"), new double[][] {{93.66, 85.86}}, new String[][] {{CELL_1, "0"}}, true);
        Path file = Files.write(folder.resolve("frame.pkl"), frame);
        assertTrue(batch(file).stream().anyMatch(r -> r.startsWith("93.66,") && r.contains("93.66000")));
        Ran ran = Ran.assay("import", file.toString());
        assertEquals(3, ran.code());
        assertTrue(ran.err().contains("a table of pandas, 2 rows of acc, arch (what its numbers are of"), ran.err());
    }

    @Test
    void numbersWithoutNames_areRefused() throws IOException {
        Path file = file("hashes.pkl", List.of(9744L, 5762L, 6170L));
        for (String command : List.of("audit " + file, "query 201 --batch " + file + QUESTION)) {
            Ran ran = Ran.assay(command.split(" "));
            assertEquals(3, ran.code(), ran.err());
            assertTrue(ran.err().contains("a list of 3 numbers, which names no architectures"), ran.err());
        }
        assertTrue(Ran.assay("import", file.toString()).err().contains("it names no architectures"));
    }

    @Test
    void scoresOfNasBenchSuiteZero_areRowsInBothLayouts() throws IOException {
        String early =
                "{\"nasbench201\": {\"cifar100\": {\"(4, 0, 3, 1, 4, 3)\": {\"synflow\": 1.5, \"val_accuracy\": 50.0}}}}";
        String later = "{\"cifar100\": {\"(4, 0, 3, 1, 4, 3)\": {\"idx\": \"5\", \"arch\": \"(4, 0, 3, 1, 4, 3)\","
                + " \"synflow\": {\"score\": 1.5, \"time\": 0.25}, \"val_accuracy\": 50.0}}}";
        for (String text : List.of(early, later)) {
            Path file = Files.writeString(folder.resolve("zc.json"), text);
            List<String> rows = batch(file);
            assertTrue(
                    rows.stream().anyMatch(r -> r.startsWith("\"(4, 0, 3, 1, 4, 3)\",cifar100,1.5,50.0,")),
                    rows.toString());
            Ran correlate = Ran.assay("proxy", "correlate", file.toString());
            assertEquals(3, correlate.code(), correlate.out());
            assertTrue(correlate.err().contains("found NAS-Bench-Suite-Zero's scores. Import them"), correlate.err());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"class_scene\": {\"(1, 0, 0, 2, 1, 0)\": {}}}|TransNAS-Bench-101",
                "{\"cifar10\": {\"[[(0, 0), (1, 5)], [(1, 0), (0, 2)]]\": {}}}|a cell of DARTS, as in NAS-Bench-301"
            })
    void scoresOfOtherSpaces_areRefusedByName(String text, String name) throws IOException {
        Path file = Files.writeString(folder.resolve("other.json"), text);
        for (String command : List.of("audit " + file, "query 201 --batch " + file + QUESTION)) {
            Ran ran = Ran.assay(command.split(" "));
            assertEquals(2, ran.code(), ran.out());
            assertTrue(
                    ran.err().contains("NAS-Bench-Suite-Zero's scores")
                            && ran.err().contains(name),
                    ran.err());
        }
    }

    @ParameterizedTest
    @CsvSource({"'PK\u0003\u0004..archive/data.pkl..'", "'\u0080\u0002\u008a\nl\u00fc\u009cF\u00f9'"})
    void filesOfPyTorch_areRefusedByName(String start) throws IOException {
        Path file =
                Files.write(folder.resolve("model.pt"), start.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        for (String command :
                List.of("audit " + file, "query 201 --batch " + file + QUESTION, "proxy correlate " + file)) {
            Ran ran = Ran.assay(command.split(" "));
            assertEquals(3, ran.code(), ran.out());
            assertTrue(ran.err().contains("a file of PyTorch (torch.save), not of a benchmark"), ran.err());
        }
    }
}
