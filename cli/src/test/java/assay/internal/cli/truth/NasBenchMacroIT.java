package assay.internal.cli.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.internal.cli.Ran;
import assay.internal.testkit.OwnHome;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** NAS-Bench-Macro by its description in examples/tables; needs the real data. */
class NasBenchMacroIT {
    @TempDir
    Path folder;

    private OwnHome ownHome;

    @BeforeEach
    void home() {
        ownHome = new OwnHome(folder);
    }

    @AfterEach
    void back() {
        ownHome.close();
    }

    @Test
    void officialFile_isAskedAsItIs() {
        Ran ran = RealTables.imported("nasbench-macro.yaml", "nasbench-macro", "nas-bench-macro_cifar10.json.gz");
        assertTrue(ran.err().contains("left out: std"), ran.err());
        JsonNode best = RealTables.json("query nasbench-macro --arch 22212220 --dataset cifar10 --standard");
        assertEquals(93.1267, best.get("value").asDouble(), 5e-5); // as published, four decimals
        assertEquals("published mean", best.get("basis").asText());
        JsonNode top = RealTables.json("top nasbench-macro --dataset cifar10 --standard -n 1");
        assertEquals(6561, top.get("measured").asInt());
        assertEquals(best.get("value"), top.get("best").get(0).get("value"));
        JsonNode run = RealTables.json(
                "query nasbench-macro --arch 02012100 --dataset cifar10 --split test --schedule 50 --trials 2");
        assertEquals(89.16999816894531, run.get("value").asDouble());
        JsonNode params = RealTables.json("query nasbench-macro --arch 02012100 --metric params --dataset cifar10");
        assertEquals(0.890666, params.get("value").asDouble());
    }
}
