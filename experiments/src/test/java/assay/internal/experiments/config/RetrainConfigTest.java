package assay.internal.experiments.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.UsageException;
import assay.core.kit.SpaceKits;
import assay.internal.experiments.config.yaml.ConfigMapping;
import assay.internal.experiments.config.yaml.YamlTree;
import assay.supernet.kit.TrainingDefaults;
import org.junit.jupiter.api.Test;

/** How the architectures of a space without a table are trained by default. */
class RetrainConfigTest {
    private static ConfigMapping nothing() {
        return YamlTree.parse("{}", "retrain").root();
    }

    private static ImagesConfig images() {
        return ImagesConfig.read(YamlTree.parse("{}", "images").root());
    }

    @Test
    void networks_haveTheSizeThatTheirSpaceSays() {
        RetrainConfig darts = RetrainConfig.read(nothing(), SpaceKits.named("darts", "test"), images());
        assertEquals(36, darts.channels());
        assertEquals(20, darts.cells());
        assertEquals(0.4, darts.auxiliary());
        assertEquals(0.2, darts.dropPath());
    }

    @Test
    void networks_withoutPathsToDrop_haveNoneOfThemAndNoSecondClassifier() {
        RetrainConfig small = RetrainConfig.read(nothing(), new TrainingDefaults(16, 1, false), images());
        assertEquals(16, small.channels());
        assertEquals(1, small.cells());
        assertEquals(0, small.auxiliary());
        assertEquals(0, small.dropPath());
    }

    @Test
    void aSpaceWhoseNetworksCannotBeTrained_isRefused() {
        String why = assertThrows(
                        UsageException.class,
                        () -> RetrainConfig.read(nothing(), SpaceKits.named("recurrent", "test"), images()))
                .getMessage();
        assertTrue(why.contains("found 'recurrent'. Nothing can judge its architectures."), why);
    }
}
