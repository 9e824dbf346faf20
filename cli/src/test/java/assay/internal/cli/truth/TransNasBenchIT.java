package assay.internal.cli.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.internal.testkit.OwnHome;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TransNAS-Bench-101 by its descriptions in examples/tables; needs the real data. */
class TransNasBenchIT {
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

    /** The best values of its README, with their decimals. */
    @ParameterizedTest
    @CsvSource({
        "micro, 4096, 54.9363, 45.5862, 0.60100, 95.3722, 94.6125, 0.58729, 0.57723",
        "macro, 3256, 57.4144, 47.4224, 0.58223, 97.0193, 94.8585, 0.64354, 0.74882"
    })
    void bestOfEachTask_isThePublishedOne(
            String which,
            int architectures,
            double scene,
            double object,
            double room,
            double jigsaw,
            double segmentation,
            double normal,
            double autoencoder) {
        String table = "transnas101-" + which;
        RealTables.imported(table + ".yaml", "transnas101", "tnb101-" + which + ".csv.gz");
        assertEquals(scene, value(table, "class_scene"), 5e-5);
        assertEquals(object, value(table, "class_object"), 5e-5);
        assertEquals(room, value(table, "room_layout"), 5e-6); // an error: the smallest one
        assertEquals(jigsaw, value(table, "jigsaw"), 5e-5);
        assertEquals(segmentation, value(table, "segmentsemantic"), 5e-5);
        assertEquals(normal, value(table, "normal"), 5e-6);
        assertEquals(autoencoder, value(table, "autoencoder"), 5e-6);
        JsonNode top = RealTables.json("top " + table + " --dataset jigsaw --standard -n 1");
        assertEquals(architectures, top.get("measured").asInt());
    }

    private static double value(String table, String task) {
        return RealTables.best(table, task).get("value").asDouble();
    }
}
