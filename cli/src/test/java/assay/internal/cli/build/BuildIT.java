package assay.internal.cli.build;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.run.WorkListener;
import assay.core.space.bench201.Wiring201;
import assay.core.truth.BuiltFacts;
import assay.internal.cli.Ran;
import assay.internal.experiments.build.Build;
import assay.internal.experiments.build.CellProxies;
import assay.internal.experiments.build.Shard;
import assay.internal.experiments.build.ShardFile;
import assay.internal.experiments.build.ShardFolder;
import assay.internal.experiments.build.ShardPool;
import assay.internal.experiments.build.Trained;
import assay.internal.experiments.config.BuildConfig;
import assay.internal.experiments.images.BuildImages;
import assay.internal.experiments.place.LocalPlace;
import assay.internal.experiments.work.StopSignal;
import assay.internal.testkit.OwnHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Benchmarks that are made at the smallest size, from a configuration to answers. */
class BuildIT {
    private static final String CONFIG = """
            name: tiny
            images: {dataset: fashion-mini, train: 40, valid: 20, test: 20, size: 4, padding: 0, flip: false}
            network: {channels: 2, cells: 1}
            recipe: {epochs: 1, batch: 20, rate: 0.04}
            seeds: [0, 1]
            """;

    private static final String PROXIES = "proxies: [synflow, jacob_cov]\n";

    /** Trains a few of the cells in the place of all, so that a whole table takes seconds: no class rule, but a table. */
    private static final int[] FEW =
            IntStream.range(0, 15_625).map(i -> i / 1000 * 1000).toArray();

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

    private Path shards(String config, String name) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".yaml"), config);
        Path work = folder.resolve(name);
        Ran ran = Ran.assay("build", "-q", file.toString(), "--range", "0..125", "--work", work.toString());
        assertEquals(0, ran.code(), ran.err());
        return work;
    }

    @Test
    void proxies_areInTheShards_andTheTrainingsAreThoseWithout() throws IOException {
        List<Path> with = ShardFolder.files(shards(CONFIG + PROXIES, "with"));
        List<Path> without = ShardFolder.files(shards(CONFIG, "without"));
        assertEquals(2, with.size());
        int[] archs = new Shard(0, 0, 125).archs(Wiring201.representatives());
        for (int seed = 0; seed < 2; seed++) {
            List<Trained> scored = ShardFile.read(with.get(seed), 1).trained();
            List<Trained> plain = ShardFile.read(without.get(seed), 1).trained();
            assertArrayEquals(archs, scored.stream().mapToInt(Trained::arch).toArray());
            for (int i = 0; i < archs.length; i++) {
                assertEquals(2, scored.get(i).proxies().size());
                assertEquals(List.of(), plain.get(i).proxies());
                assertArrayEquals(
                        plain.get(i).train().loss(), scored.get(i).train().loss());
                assertArrayEquals(
                        plain.get(i).test().correct(), scored.get(i).test().correct());
            }
            assertTrue(scored.stream()
                            .map(t -> t.proxies().get(0))
                            .filter(OptionalDouble::isPresent)
                            .distinct()
                            .count()
                    > archs.length / 2);
        }
    }

    @Test
    void worth_saysWhatThePartTellsOfTheRecipe() throws IOException {
        Path file = Files.writeString(folder.resolve("tiny.yaml"), CONFIG + PROXIES);
        Path work = folder.resolve("part");
        Ran ran = Ran.assay("build", "-q", file.toString(), "--range", "0..125", "--work", work.toString(), "--worth");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().contains("75 networks, 2 seeds"), ran.out());
        assertTrue(ran.out().contains(" with cifar10, test accuracy after 200 epochs"), ran.out());
        assertTrue(ran.out().contains(" with synflow"), ran.out());
    }

    @Test
    void dryRun_saysTheTimeOfTrainingsAndScores() throws IOException {
        Path file = Files.writeString(folder.resolve("tiny.yaml"), CONFIG + PROXIES);
        Ran ran = Ran.assay("build", file.toString(), "--range", "0..125", "--dry-run");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().contains("hours of one core") && ran.out().contains("scores by proxies"), ran.out());
    }

    @Test
    void table_isAskedForItsProxiesBySql() throws IOException {
        BuildConfig config = BuildConfig.parse(CONFIG + PROXIES, "tiny");
        BuildImages images = BuildImages.read(config, Optional.empty());
        Build build = new Build(config, images, "nd4j", FEW, config.fingerprint(images.sha256(), "nd4j"));
        Path table = folder.resolve("tiny.parquet");
        try (ShardFolder work = new ShardFolder(folder.resolve("few"));
                StopSignal stop = new StopSignal()) {
            List<Shard> all = Shard.of(config.seeds(), 0, 15_625, 15_625);
            new ShardPool(build, work, stop).run(all, new LocalPlace(2), WorkListener.SILENT);
            assertEquals(32, build.write(ShardFolder.files(work.path()), table));
        }
        Ran imported = Ran.assay("import", "-q", table.toString());
        assertEquals(0, imported.code(), imported.err());
        assertEquals("synflow+jacob_cov", sql("SELECT value FROM build_info WHERE key = '" + BuiltFacts.PROXIES + "'"));

        double mean = 0;
        for (int seed = 0; seed < 2; seed++) {
            try (CellProxies proxies = new CellProxies(config, images, "nd4j", seed)) {
                mean += proxies.score(6000).get(0).orElseThrow() / 2;
            }
        }
        String found = sql("SELECT value FROM proxy_score WHERE arch = 6111 AND dataset = 'fashion-mini'"
                + " AND proxy = 'synflow' AND seconds IS NULL");
        assertEquals(mean, Double.parseDouble(found));
    }

    /** The one value that a query answers. */
    private static String sql(String query) {
        Ran ran = Ran.assay("sql", "tiny", "--csv", query);
        assertEquals(0, ran.code(), ran.err());
        return ran.out().lines().skip(1).findFirst().orElseThrow();
    }
}
