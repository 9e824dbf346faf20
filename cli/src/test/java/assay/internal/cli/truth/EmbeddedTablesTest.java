package assay.internal.cli.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.internal.cli.Ran;
import assay.internal.testkit.OwnHome;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands on the tables that the program carries, with nothing imported. */
class EmbeddedTablesTest {
    @TempDir
    static Path folder;

    private static final String MEAN = "--dataset cifar10 --split test --schedule 200 --trials mean";
    private static OwnHome ownHome;
    private static Ran first;

    @BeforeAll
    static void home() {
        ownHome = new OwnHome(folder.resolve("home"));
        first = run("query 201 --index 6111 --full " + MEAN);
    }

    @AfterAll
    static void back() {
        ownHome.close();
    }

    private static Ran run(String line) {
        return Ran.assay(line.split(" "));
    }

    private static JsonNode json(String line) throws IOException {
        Ran ran = run(line + " --json");
        assertEquals(0, ran.code(), ran.err());
        return new ObjectMapper().readTree(ran.out());
    }

    @Test
    void firstQuestion_isAnsweredWithoutAnImport() {
        assertEquals(0, first.code(), first.err());
        assertTrue(first.out().startsWith("94.37333333333333\n"), first.out());
        assertTrue(first.out().contains("source NAS-Bench-201, embedded (published mean)"), first.out());
    }

    @Test
    void otherCommands_askTheSameTable() throws IOException {
        assertEquals(6111, json("top 201 -n 1 " + MEAN).at("/best/0/index").asInt());
        assertEquals(
                15625,
                json("pareto 201 --x latency:edgegpu " + MEAN).get("measured").asInt());
        JsonNode simulated =
                json("simulate 201 --index 0 --dataset cifar10-valid --schedule 200 --trials 888 --evaluation-s 0");
        assertEquals(1444.2185997962952, simulated.get("total_s").asDouble());
        assertEquals(
                12,
                json("curve 201 --index 0 --dataset cifar10 --split test --schedule 12 --trials 111")
                        .get("points")
                        .size());
        assertEquals(
                "2",
                Ran.assay("sql", "SELECT count(*) FROM source", "--csv")
                        .out()
                        .lines()
                        .skip(1)
                        .findFirst()
                        .orElse(""));
    }

    /** 9984 and 13627 with their inner nodes exchanged are one network, which the official rule does not see. */
    @Test
    void sql_knowsWhichCellsAreOneNetwork_inBothTables() {
        assertEquals(
                0,
                run("query mini201 --index 0 --dataset fashion-mini --split test --schedule 6 --trials mean")
                        .code());
        for (String store : new String[] {"nasbench201", "mini201"}) {
            String file = folder.resolve("home/truth/" + store + ".duckdb").toString();
            String query = "SELECT count(DISTINCT network), count(DISTINCT isomorphism),"
                    + " max(network) FILTER (arch = 9984), max(network) FILTER (arch = 13627) FROM architecture";
            Ran ran = Ran.assay("sql", query, "--csv", "--store", file);
            assertEquals(0, ran.code(), ran.err());
            assertTrue(ran.out().endsWith("\n5425,6466,9984,9984\n"), ran.out());
        }
    }

    @Test
    void tableThatTheProgramDoesNotCarry_isAskedFor() {
        Ran ran = run("query 101 --arch 1: --dataset cifar10-40k --split test --schedule 108 --trials mean");
        assertEquals(3, ran.code());
        assertTrue(ran.err().contains("Import a benchmark first"), ran.err());
    }

    @Test
    void storeOfOnesOwn_getsNothingOfTheProgram() throws IOException {
        Path table = Files.writeString(folder.resolve("own.csv"), "arch_index,c10_test_200\n0,50\n");
        Path store = folder.resolve("own.duckdb");
        assertEquals(
                0,
                Ran.assay("import", table.toString(), "--store", store.toString())
                        .code());
        Ran ran = run("query 201 --index 6111 --store " + store + " " + MEAN);
        assertEquals(4, ran.code(), ran.out());
        assertFalse(Ran.assay("sql", "SELECT name FROM source", "--store", store.toString())
                .out()
                .contains("embedded"));
    }
}
