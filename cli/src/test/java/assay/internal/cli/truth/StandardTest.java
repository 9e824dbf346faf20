package assay.internal.cli.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.internal.bench201.embedded.Embedded201;
import assay.internal.cli.Ran;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What papers report, for what was left open; and what an error completes. On the published numbers that the program carries. */
class StandardTest {
    @TempDir
    static Path folder;

    private static String store;

    @BeforeAll
    static void unpack() {
        Path file = folder.resolve("nasbench201.duckdb");
        Embedded201.CELLS.require(file, "test");
        store = file.toString();
    }

    private static Ran run(String line) {
        return Ran.assay(Stream.concat(Stream.of(line.split(" ")), Stream.of("--store", store))
                .toArray(String[]::new));
    }

    private static JsonNode json(String line) throws IOException {
        Ran ran = run(line + " --json");
        assertEquals(0, ran.code(), ran.err());
        return new ObjectMapper().readTree(ran.out());
    }

    @Test
    void query_reportsTheTestOfAllImages_andSaysSo() throws IOException {
        JsonNode answer = json("query 201 --index 6111 --standard");
        assertEquals(
                List.of("cifar10", "test", "200", "mean"),
                Stream.of("dataset", "split", "schedule", "trials")
                        .map(f -> answer.get(f).asText())
                        .toList());
        assertEquals(94.37333333333333, answer.get("value").asDouble());
        assertTrue(answer.get("standard").asText().contains("search by cifar10-valid valid, report cifar10 test"));
        String text = run("query 201 --index 6111 --standard").out();
        assertTrue(text.contains("accuracy in percent on cifar10 test, schedule 200, trials mean"), text);
        assertTrue(
                text.contains(
                        "standard: CIFAR-10: search by cifar10-valid valid, report cifar10 test; other data sets: search by\n"
                                + "  valid, report test; 200 epochs; published means\n"),
                text);
        Ran top = run("top 201 --dataset cifar10 --standard");
        assertTrue(top.out().lines().allMatch(l -> l.length() <= 100), top.out());
        assertFalse(run("query 201 --index 6111 --dataset cifar10 --split test --schedule 200 --trials mean")
                .out()
                .contains("standard"));
    }

    @Test
    void validationSplit_isThatOfTheTrainingOnHalfOfTheImages() throws IOException {
        assertEquals(
                "cifar10-valid",
                json("top 201 --split valid --standard").get("dataset").asText());
        assertEquals(
                "cifar100",
                json("top 201 --split valid --dataset cifar100 --standard")
                        .get("dataset")
                        .asText());
        assertEquals(
                "cifar10",
                json("pareto 201 --x params --standard").at("/y/dataset").asText());
        JsonNode simulated = json("simulate 201 --index 0 --evaluation-s 0 --standard");
        assertEquals("cifar10-valid", simulated.get("dataset").asText());
        assertEquals(1444.2185997962952, simulated.get("total_s").asDouble());
    }

    @Test
    void costs_needTheirDataSetOnly() throws IOException {
        assertEquals(
                5.807418537139893,
                json("query 201 --index 0 --metric latency --device edgegpu --standard")
                        .get("value")
                        .asDouble());
    }

    @Test
    void whatPapersDoNotReport_isRefusedBesideIt() {
        Ran ran = run("query 201 --index 0 --schedule 12 --standard");
        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("--standard: expected --schedule 200, found '12'"), ran.err());
        assertEquals(2, run("query 201 --index 0 --trials 888 --standard").code());
    }

    @Test
    void openQuestion_isRefusedWithTheCommandToCopy_whichRuns() {
        Ran ran = run("query 201 --index 6111");
        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("missing --dataset, --split, --schedule, --trials"), ran.err());
        Optional<String> command =
                ran.err().lines().filter(l -> l.startsWith("assay query")).findFirst();
        assertEquals(
                "assay query 201 --index 6111 --store " + store
                        + " --dataset cifar10 --split test --schedule 200 --trials mean",
                command.orElse(ran.err()));
        Ran copied =
                Ran.assay(command.orElseThrow().substring("assay ".length()).split(" "));
        assertEquals(0, copied.code(), copied.err());
        assertTrue(copied.out().startsWith("94.37\n"), copied.out());
    }

    @Test
    void completedCommand_namesTheTrainingThatHasTheSplit() {
        Ran ran = run("top 201 --dataset cifar10 --split valid");
        assertTrue(
                ran.err()
                        .contains("assay top 201 --dataset cifar10-valid --split valid --store " + store
                                + " --schedule 200 --trials mean"),
                ran.err());
        Ran simulate = run("simulate 201 --index 0 --schedule 12");
        assertTrue(
                simulate.err().contains(" --schedule 12 --store " + store + " --dataset cifar10-valid --trials mean"),
                simulate.err());
    }

    @Test
    void topLists_sayWhichCellsTheyAreOver() throws IOException {
        JsonNode all = json("top 201 --standard");
        assertEquals("all", all.get("cells").asText());
        assertEquals(15_625, all.get("measured").asInt());
        JsonNode onPath = json("top 201 --standard --cells on-path");
        assertEquals(9_445, onPath.get("measured").asInt());
        assertEquals(
                5_425,
                json("top 201 --standard --cells classes").get("measured").asInt());
        String text = run("top 201 --standard --cells on-path").out();
        assertTrue(
                text.contains("cells: the 9,445 cells whose operations all lie on paths from input to output\n"), text);
        Ran other = Ran.assay("top", "sss", "--standard", "--cells", "all");
        assertEquals(2, other.code());
        assertTrue(other.err().contains("--cells: expected a table of NAS-Bench-201's space"), other.err());
        Ran unknown = Ran.assay("top", "201", "--standard", "--cells", "some");
        assertEquals(2, unknown.code());
        assertTrue(
                unknown.err().contains("--cells: expected one of all, on-path, classes, found 'some'."), unknown.err());
    }
}
