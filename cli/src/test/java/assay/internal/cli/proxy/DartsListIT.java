package assay.internal.cli.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.kit.SpaceKits;
import assay.internal.cli.Ran;
import assay.internal.data.scores.ArchList;
import assay.internal.testkit.RealData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The public lists of really trained DARTS architectures. */
class DartsListIT {
    @TempDir
    private Path folder;

    private static ArchList list(String file, String... accuracies) {
        return ArchList.read(
                RealData.path("darts-space", file), SpaceKits.called("darts", "test"), List.of(accuracies));
    }

    @Test
    void allArchitecturesOfTheLists_areRead() {
        ArchList yang = list("yang214-c10-curves.csv.gz", "best_test", "e600");
        assertEquals(214, yang.size());
        assertEquals(
                96.95, Arrays.stream(yang.accuracies().get("e600")).average().orElseThrow(), 0.005);
        ArchList swap = list("swap-darts1000-c10.csv.gz", "valid_acc_200");
        assertEquals(
                80.3,
                Arrays.stream(swap.accuracies().get("valid_acc_200")).sorted().toArray()[swap.size() / 2],
                0.1);
        assertEquals(725, list("nb301-725-zc.csv.gz", "surrogate_val_acc").size());
    }

    /** AZ-NAS and MeCo need the networks' blocks and modules, SWAP their ReLUs. */
    @Test
    void aFewTrainedArchitectures_haveAScoreByEveryKindOfProxy() throws Exception {
        Path file = RealData.path("darts-space", "yang214-c10-curves.csv.gz");
        Path images = RealData.cifar10();
        List<String> proxies = List.of(
                "az_nas_expressivity",
                "az_nas_progressivity",
                "az_nas_trainability",
                "meco",
                "meco_opt",
                "swap",
                "zico",
                "jacob_cov",
                "synflow",
                "params");
        Path out = folder.resolve("darts.parquet");
        Ran ran = Ran.assay(
                "proxy",
                "sweep",
                "darts",
                "--archs",
                "" + file,
                "--accuracy",
                "best_test",
                "--first",
                "3",
                "--proxies",
                String.join(",", proxies),
                "--images",
                "" + images,
                "--channels",
                "4",
                "--cells",
                "3",
                "--size",
                "16",
                "--batch",
                "8",
                "--out",
                "" + out,
                "--json",
                "-q");
        assertEquals(0, ran.code(), ran.err());
        JsonNode answer = new ObjectMapper().readTree(ran.out());
        assertTrue(answer.get("truth").asText().contains("column best_test of yang214-c10-curves.csv.gz"));
        Map<String, String> rows = new TreeMap<>();
        Ran correlated = Ran.assay(
                "proxy",
                "correlate",
                "" + out,
                "--space",
                "darts",
                "--archs",
                "" + file,
                "--accuracy",
                "best_test",
                "--resamples",
                "0",
                "--json");
        assertEquals(0, correlated.code(), correlated.err());
        new ObjectMapper()
                .readTree(correlated.out())
                .get("correlations")
                .forEach(r -> rows.put(r.get("proxy").asText(), r.get("cells").asText()));
        proxies.forEach(p -> assertEquals("3", rows.get(p), p));
    }
}
