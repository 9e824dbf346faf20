package assay.core.space.darts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostDartsGoldenTest {
    /**
     * The published cells in the published networks, counted with the official models: parameters without and with the
     * auxiliary classifier, multiply-adds on CIFAR (M), then parameters and multiply-adds (M) in ImageNet's mobile setting.
     */
    @ParameterizedTest
    @CsvSource({
        "DARTS_V1, 3169414, 3645840, 500.99, 4510432, 505.86",
        "DARTS_V2, 3349342, 3825768, 528.36, 4718752, 529.91",
        "PDARTS, 3433798, 3910224, 532.17, 4944352, 542.82",
        "PC_DARTS_cifar, 3634678, 4111104, 556.67, 5270560, 571.14",
        "PC_DARTS_image, 3721510, 4197936, 570.47, 5342464, 581.63",
        "DrNAS_cifar10, 4099294, 4575720, 635.14, 5738464, 633.83",
        "DrNAS_imagenet, 4048750, 4525176, 617.94, 5726368, 624.41",
        "NASNet, 3830950, 4288944, 603.45, 5564320, 604.03",
        "AmoebaNet, 3145078, 3603072, 488.93, 4627360, 526.75"
    })
    void publishedCells_costWhatTheOfficialModelsCost(
            String name, long params, long withHead, double millions, long imageNetParams, double imageNetMillions) {
        GenotypeDarts arch = PublishedDarts.named(name);
        CostDarts cifar = CostDarts.of(arch, SkeletonDarts.cifar(true));
        assertEquals(params, cifar.params());
        assertEquals(withHead, cifar.params() + cifar.auxiliaryParams());
        assertEquals(millions, Math.round(cifar.multiplyAdds() / 1e4) / 1e2);
        CostDarts imageNet = CostDarts.of(arch, SkeletonDarts.imageNet(false));
        assertEquals(new CostDarts(imageNetParams, 0, imageNet.multiplyAdds()), imageNet);
        assertEquals(imageNetMillions, Math.round(imageNet.multiplyAdds() / 1e4) / 1e2);
    }

    /** To the last one, for the cells whose exact counts are published. */
    @ParameterizedTest
    @CsvSource({
        "DARTS_V1, 500987520, 505864704, 3221344, 232890",
        "DARTS_V2, 528359040, 529911552, 3401272, 246106",
        "PC_DARTS_cifar, 556670592, 571137408, 3686608, 335738",
        "PC_DARTS_image, 570466944, 581627328, 3773440, 327546"
    })
    void multiplyAdds_areExact(String name, long cifar, long imageNet, long cifar100Params, long smallParams) {
        GenotypeDarts arch = PublishedDarts.named(name);
        assertEquals(cifar, CostDarts.of(arch, SkeletonDarts.cifar(false)).multiplyAdds());
        assertEquals(imageNet, CostDarts.of(arch, SkeletonDarts.imageNet(true)).multiplyAdds());
        assertEquals(
                cifar100Params,
                CostDarts.of(arch, new SkeletonDarts(false, 36, 20, 100, 32, false))
                        .params());
        assertEquals(
                smallParams,
                CostDarts.of(arch, new SkeletonDarts(false, 16, 8, 10, 32, false))
                        .params());
    }

    @Test
    void skeleton_refusesWhatCannotBeBuilt() {
        assertThrows(IllegalArgumentException.class, () -> new SkeletonDarts(false, 36, 20, 10, 30, false));
        assertThrows(IllegalArgumentException.class, () -> new SkeletonDarts(false, 36, 20, 10, 16, true));
        assertThrows(IllegalArgumentException.class, () -> new SkeletonDarts(false, 5, 20, 10, 32, false));
    }
}
