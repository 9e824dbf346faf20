package assay.internal.experiments.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.internal.experiments.spaces.ScoreSettings;
import assay.proxies.Proxies;
import assay.proxies.Proxy;
import assay.supernet.kit.NetworkKits;
import assay.supernet.network.Init;
import assay.supernet.tensor.DType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What counts as on a path in DARTS networks, by hand: 8 channels, 3 cells (the second and the third halve the map), images of
 * 8 x 8 pixels, normal and reduction cell alike. A cell reads the last cell's output (input 1) and that of the cell before
 * (input 0).
 */
class OnPathDartsTest {
    private static final int STEM = 3 * 3 * 3 * 24 * 64;
    private static final int CLASSIFIER = 128 * 10 + 10;
    /** The dilated convolution in each cell: 3 x 3 in each channel, then 1 x 1. */
    private static final int IN_FIRST = (8 * 9 + 8 * 8) * 64;

    private static final int IN_SECOND = (16 * 9 + 16 * 16) * 16;
    private static final int IN_THIRD = (32 * 9 + 32 * 32) * 4;
    /** The 1 x 1 convolution that fits an input to the cell. */
    private static final int TO_FIRST = 24 * 8 * 64;

    private static final int READS_LAST =
            STEM + TO_FIRST + IN_FIRST + 32 * 16 * 64 + IN_SECOND + 64 * 32 * 16 + IN_THIRD + CLASSIFIER;

    private static Map<String, Scorer.Score> scores(String edges) {
        SpaceKit darts = SpaceKits.called("darts", "test");
        ScoreSettings settings =
                new ScoreSettings(8, 3, 10, 8, Init.DEFAULT, 0, false, DType.FLOAT32, "plain", Optional.empty());
        List<Proxy> proxies =
                List.of(Proxies.named("on_path_flops"), Proxies.named("on_path_convs"), Proxies.named("flops"));
        String cell = "[" + edges + "]";
        try (Scorer scorer = new Scorer(NetworkKits.of(darts, "test"), settings)) {
            return scorer.score(
                    darts.read("Genotype(normal=" + cell + ", normal_concat=[2, 3, 4, 5], reduce=" + cell
                            + ", reduce_concat=[2, 3, 4, 5])"),
                    proxies);
        }
    }

    private static double value(Map<String, Scorer.Score> scores, String proxy) {
        return scores.get(proxy).value().orElseThrow();
    }

    /** The third cell then reads the first one past the second, of which nothing is on a path. */
    @Test
    void cellsThatReadOnlyTheCellBeforeTheLast_leaveEverySecondCellOut() {
        Map<String, Scorer.Score> found = scores("('dil_conv_3x3', 0), ('none', 1), ('skip_connect', 2), ('none', 0),"
                + " ('skip_connect', 3), ('none', 1), ('skip_connect', 2), ('none', 0)");
        int pastSecond = 2 * 32 * 16 * 16;
        assertEquals(STEM + TO_FIRST + IN_FIRST + pastSecond + IN_THIRD + CLASSIFIER, value(found, "on_path_flops"));
        assertEquals(1 + 3 + 4, value(found, "on_path_convs"));
    }

    @Test
    void cellsThatReadOnlyTheLastCell_leaveOutTheConvolutionsOfTheOtherInput() {
        Map<String, Scorer.Score> found = scores("('dil_conv_3x3', 1), ('none', 0), ('skip_connect', 2), ('none', 0),"
                + " ('skip_connect', 3), ('none', 1), ('skip_connect', 2), ('none', 0)");
        assertEquals(READS_LAST, value(found, "on_path_flops"));
        assertEquals(1 + 3 * 3, value(found, "on_path_convs"));
    }

    /** All nodes are joined to the output, so only what reads a node without edges is on no path. */
    @Test
    void convolutionOfANodeWithoutEdges_isOnNoPath() {
        Map<String, Scorer.Score> found = scores("('none', 0), ('none', 1), ('dil_conv_3x3', 1), ('sep_conv_5x5', 2),"
                + " ('skip_connect', 3), ('none', 1), ('none', 2), ('none', 0)");
        assertEquals(READS_LAST, value(found, "on_path_flops"));
        assertEquals(1 + 3 * 3, value(found, "on_path_convs"));
    }

    @Test
    void cellsThatReadNothing_costNothing_thoughTheyHaveConvolutions() {
        Map<String, Scorer.Score> found = scores("('none', 0), ('none', 1), ('dil_conv_3x3', 2), ('none', 0),"
                + " ('dil_conv_3x3', 2), ('none', 0), ('none', 2), ('none', 4)");
        assertEquals(0, value(found, "on_path_flops"));
        assertTrue(value(found, "flops") > STEM + CLASSIFIER);
    }
}
