package assay.internal.experiments.build;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import assay.core.error.UsageException;
import assay.core.space.bench201.Wiring201;
import assay.internal.experiments.build.Trained.Curve;
import assay.internal.experiments.config.BuildConfig;
import assay.internal.experiments.images.BuildImages;
import assay.internal.testkit.OwnHome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorthTest {
    private static final String CONFIG = """
            name: tiny
            images: {dataset: fashion-mini, train: 40, valid: 20, test: 100, size: 4, padding: 0, flip: false}
            network: {channels: 2, cells: 1}
            recipe: {epochs: 2, batch: 20, rate: 0.04}
            proxies: [synflow]
            seeds: [0, 1]
            """;

    @TempDir
    private Path folder;

    private OwnHome ownHome;

    @BeforeEach
    void useOwnHome() {
        ownHome = new OwnHome(folder.resolve("home"));
    }

    @AfterEach
    void useOtherHome() {
        ownHome.close();
    }

    private Path shard(long seed, int[] correct, double[] scores) {
        int[] archs = new Shard(seed, 0, 125).archs(Wiring201.representatives());
        List<Trained> trained = new ArrayList<>();
        for (int i = 0; i < correct.length; i++) {
            Curve none = new Curve(new int[2], new long[2]);
            Curve test = new Curve(new int[] {0, correct[i]}, new long[2]);
            OptionalDouble score = Double.isNaN(scores[i]) ? OptionalDouble.empty() : OptionalDouble.of(scores[i]);
            trained.add(new Trained(archs[i], none, none, test, 0.5, 0.01, List.of(score)));
        }
        Path file = folder.resolve("seed" + seed + "-" + correct.length + ".jsonl.gz");
        new ShardFile("f", new Shard(seed, 0, 125), "here", List.of("synflow"), trained).write(file);
        return file;
    }

    /** Correlations are SciPy's; the noise is the root of the mean of (a - b)^2 / 2. */
    @Test
    void of_tellsOrderNoiseAndTime() {
        BuildConfig config = BuildConfig.parse(CONFIG, "tiny");
        Build build = Build.of(config, BuildImages.read(config, Optional.empty()), "nd4j");
        int[] a = {50, 62, 71, 55, 80, 77, 66, 59, 73, 68};
        int[] b = {53, 60, 70, 59, 76, 79, 61, 58, 70, 69};
        double[] scores = {1, 2, 6, 3, 9, Double.NaN, 5, 4, 8, 7};
        Worth worth = Worth.of(build, List.of(shard(0, a, scores), shard(1, b, scores)));
        assertEquals(10, worth.networks());
        assertEquals(0.9726488699, worth.betweenSeeds().get(0).orElseThrow(), 1e-9);
        assertEquals(2.0736441353, worth.noise().orElseThrow(), 1e-9);
        assertEquals(2 * (0.5 + 0.01 * 6), worth.seconds(), 1e-12);
        assertArrayEquals(new double[] {51.5, 57, 58.5, 61, 63.5, 68.5, 70.5, 71.5, 78, 78}, worth.accuracies(), 1e-9);
        assertEquals(0.9333333333, worth.proxies().get("synflow").orElseThrow(), 1e-9);
        assertEquals(0.4316129360, worth.published().get("cifar10").orElseThrow(), 1e-9);
        assertThrows(UsageException.class, () -> Worth.of(build, List.of(shard(0, new int[3], scores))));
    }
}
