package assay.internal.cli.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.internal.cli.Ran;
import assay.internal.testkit.OwnHome;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A described table about the architectures of a space that the program knows. */
class LikeTableTest {
    private static final String DESCRIPTION = """
            table: frogs
            architecture: {column: cell, like: 201%s}
            datasets: {frogs: {schedule: 200}}
            metrics: {accuracy: {}}
            judge: {search: valid, report: valid}
            columns:
              acc: {metric: accuracy, split: valid, trial: unnamed}
            """;

    private static final String CELL =
            "|nor_conv_3x3~0|+|nor_conv_3x3~0|avg_pool_3x3~1|+|skip_connect~0|nor_conv_3x3~1|skip_connect~2|";

    /** Cells by their index, their text, and NASLib's numbers of their operations. */
    private static final String ROWS = "cell,acc\n27,60.5\n" + CELL + ",70.5\n\"(4, 0, 3, 1, 4, 3)\",80.5\n";

    @TempDir
    Path folder;

    private OwnHome ownHome;

    @BeforeEach
    void home() {
        ownHome = new OwnHome(folder.resolve("home"));
    }

    @AfterEach
    void back() {
        ownHome.close();
    }

    private void imported(String listed) throws Exception {
        Path yaml = Files.writeString(folder.resolve("frogs.yaml"), DESCRIPTION.formatted(listed));
        Path rows = Files.writeString(folder.resolve("frogs.csv"), ROWS);
        Ran ran = Ran.assay("import", yaml.toString(), rows.toString());
        assertEquals(0, ran.code(), ran.err());
    }

    @Test
    void cells_areNamedInEveryNotationOfTheSpace_andKeepTheirNumbers() throws Exception {
        imported("");
        JsonNode byText = RealTables.json("query frogs --arch " + CELL + " --dataset frogs --standard");
        assertEquals(70.5, byText.get("value").asDouble());
        assertEquals("[]", byText.get("seeds").toString());
        assertEquals(
                70.5,
                RealTables.json("query frogs --index 1 --dataset frogs --standard")
                        .get("value")
                        .asDouble());
        assertEquals(
                80.5,
                RealTables.json("query frogs --arch 2631 --dataset frogs --standard")
                        .get("value")
                        .asDouble());
        assertEquals(
                4,
                Ran.assay("query", "frogs", "--index", "2", "--dataset", "frogs", "--standard")
                        .code());
        Path drawn = folder.resolve("drawn");
        Ran draw = Ran.assay("draw", "frogs", "--arch", "27", "--out", drawn.toString());
        assertEquals(0, draw.code(), draw.err());
        assertTrue(Files.exists(drawn.resolve("cell.svg")), draw.out());
    }

    @Test
    void listedCells_areTheWholeTable() throws Exception {
        imported(", listed: true");
        JsonNode top = RealTables.json("top frogs --dataset frogs --standard -n 9");
        assertEquals(3, top.get("best").size());
        assertEquals(80.5, top.get("best").get(0).get("value").asDouble());
        Path run = Files.writeString(folder.resolve("run.yaml"), """
                space: frogs
                methods: [random-search, local-search]
                seeds: [0..1]
                truth: {datasets: [frogs]}
                """);
        Ran ran = Ran.assay(
                "run", "-q", run.toString(), "--out", folder.resolve("out").toString());
        assertEquals(0, ran.code(), ran.err());
    }
}
