package assay.internal.cli.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import assay.internal.cli.Ran;
import assay.internal.testkit.OwnHome;
import assay.internal.testkit.RealData;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables about the cells of NAS-Bench-201 by their descriptions in examples/tables; needs the real data. */
class More201IT {
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

    /** Its clean accuracies are those of the embedded table. */
    @Test
    void robustAccuracies_areMetricsOfTheirOwn() {
        RealTables.imported("nasbench201-robust.yaml", "nasbench201-more", "nb201-robustness-c10.csv.gz");
        String seed888 = " --dataset cifar10-valid --split test --schedule 200 --trials 888";
        for (int index : new int[] {0, 1, 284, 6111, 15624}) {
            JsonNode clean = RealTables.json("query nasbench201-robust --metric accuracy --index " + index + seed888);
            JsonNode known = RealTables.json("query 201 --index " + index + seed888);
            assertEquals(known.get("value").asDouble(), clean.get("value").asDouble(), 0.005);
        }
        JsonNode fgsm = RealTables.json("query nasbench201-robust --metric fgsm_8 --index 1" + seed888);
        assertEquals(38.1, fgsm.get("value").asDouble());
        assertEquals("percent", fgsm.get("unit").asText());
        assertEquals(
                58.8,
                RealTables.best("nasbench201-robust", "cifar10-valid")
                        .get("value")
                        .asDouble());
    }

    @Test
    void dataSetsOfNasBench360_haveTheirOwnNames() {
        RealTables.imported("nasbench201-nb360.yaml", "nasbench201-more", "nb201-nb360-199.csv.gz");
        JsonNode one = RealTables.json("query nasbench201-nb360 --arch 27 --dataset ninapro --standard");
        assertEquals(90.13656994786356, one.get("value").asDouble());
        JsonNode top = RealTables.json("top nasbench201-nb360 --dataset scifar100 --standard -n 1");
        assertEquals(199, top.get("measured").asInt());
    }

    /** The tables whose measurements belong to NAS-Bench-201 join its store, and agree with it. */
    @Test
    void runsAndLosses_joinTheStoreOfTheBenchmark() {
        for (String file : List.of("nb201-c10test-runs200", "nb201-loss-first1000", "nb201-one-random-run")) {
            Ran ran = Ran.assay(
                    "import",
                    RealData.path("nasbench201-more", file + ".csv.gz").toString());
            assertEquals(0, ran.code(), ran.err());
            assertFalse(ran.err().contains("contradict"), ran.err());
        }
        String question = " --dataset cifar10 --split test --schedule 200 --trials ";
        double sum = 0;
        for (int seed : new int[] {777, 888, 999}) {
            sum += RealTables.json("query 201 --index 0" + question + seed)
                    .get("value")
                    .asDouble();
        }
        double mean = RealTables.json("query 201 --index 0" + question + "mean")
                .get("value")
                .asDouble();
        assertEquals(mean, sum / 3, 1e-9); // the embedded table has this mean, and not these runs
        JsonNode loss = RealTables.json(
                "query 201 --index 0 --metric loss --dataset cifar10 --split train --schedule 200 --trials unnamed");
        assertEquals(0.26770111352920534, loss.get("value").asDouble());
        JsonNode one =
                RealTables.json("query 201 --index 1 --dataset cifar100 --split test --schedule 200 --trials unnamed");
        assertEquals(70.16, one.get("value").asDouble(), 1e-4); // one of the two files has float32 numbers
        assertEquals("measured", one.get("basis").asText());
    }
}
