package assay.cli.build;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.cli.build.Trained.Curve;
import assay.cli.config.BuildConfig;
import assay.core.error.DataFormatException;
import assay.core.error.UsageException;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildTest {
    private static final String CONFIG = """
            name: tiny
            images: {dataset: fashion-mini, train: 100, valid: 50, test: 50, size: 8, padding: 0, flip: false}
            network: {channels: 2, cells: 1}
            recipe: {epochs: 2, batch: 50, rate: 0.04}
            seeds: [0, 1]
            """;

    /** Every third architecture is trained for itself and the two behind it. */
    private static final int[] CLASSES =
            IntStream.range(0, 500).map(i -> i / 3 * 3).toArray();

    @TempDir
    private Path folder;

    @Test
    void config_readsBackAsItPrints() {
        BuildConfig config = BuildConfig.parse(CONFIG, "tiny");
        assertEquals(config, BuildConfig.parse(config.yaml(), "tiny"));
    }

    @Test
    void config_refusesWhatItDoesNotKnow() {
        UsageException e = assertThrows(UsageException.class, () -> BuildConfig.parse(CONFIG + "epochs: 3\n", "tiny"));
        assertTrue(e.getMessage().contains("unknown key 'epochs'"), e.getMessage());
    }

    @Test
    void fingerprint_changesWithTheRecipeButNotWithTheSeeds() {
        BuildConfig config = BuildConfig.parse(CONFIG, "tiny");
        String own = config.fingerprint("images", "engine");
        String seeds =
                BuildConfig.parse(CONFIG.replace("[0, 1]", "[7]"), "tiny").fingerprint("images", "engine");
        String rate = BuildConfig.parse(CONFIG.replace("0.04", "0.05"), "tiny").fingerprint("images", "engine");
        assertEquals(own, seeds);
        assertTrue(!own.equals(rate) && !own.equals(config.fingerprint("others", "engine")));
    }

    @Test
    void shards_coverARangeOnceForEachSeed() {
        List<Shard> shards = Shard.of(List.of(3L, 4L), 250, 15_625, 15_625);
        assertEquals(2 * 123, shards.size());
        assertEquals(
                15_625 - 250,
                shards.stream()
                        .filter(s -> s.seed() == 4)
                        .mapToInt(s -> s.to() - s.from())
                        .sum());
        assertThrows(UsageException.class, () -> Shard.of(List.of(0L), 100, 250, 15_625));
    }

    /** A training hangs on nothing but its inputs: not on what was trained before with the same engine. */
    @Test
    void training_givesTheSameNumbersAloneAndAfterOthers() {
        BuildConfig config = BuildConfig.parse(CONFIG, "tiny");
        BuildImages images = BuildImages.read(config, Optional.empty());
        try (Backend one = Backends.open("nd4j", DType.FLOAT32);
                Backend two = Backends.open("nd4j", DType.FLOAT32)) {
            CellTrainer trainer = new CellTrainer(config, images, one, 5);
            trainer.train(100, () -> false);
            Trained after = trainer.train(6111, () -> false);
            Trained alone = new CellTrainer(config, images, two, 5).train(6111, () -> false);
            for (List<Curve> pair : List.of(
                    List.of(after.train(), alone.train()),
                    List.of(after.valid(), alone.valid()),
                    List.of(after.test(), alone.test()))) {
                assertArrayEquals(pair.get(0).correct(), pair.get(1).correct());
                assertArrayEquals(pair.get(0).loss(), pair.get(1).loss());
            }
            assertTrue(Arrays.stream(alone.train().loss()).allMatch(l -> l > 0), "losses: " + alone);
        }
    }

    @Test
    void merge_takesShardsFromAnywhereInOrder() {
        List<Path> files = files("f", 0, 250, 250, 500);
        Merge merged = Merge.of(files, "f", 2, List.of(0L), CLASSES);
        assertEquals(
                IntStream.range(0, 500).filter(i -> i % 3 == 0).boxed().toList(),
                merged.trainings().stream().map(t -> t.trained().arch()).toList());
        assertEquals(List.of("here"), merged.origins());
    }

    @Test
    void merge_namesTheGap() {
        UsageException e = assertThrows(
                UsageException.class, () -> Merge.of(files("f", 0, 125, 250, 500), "f", 2, List.of(0L), CLASSES));
        assertTrue(e.getMessage().contains("seed 0: 125..250"), e.getMessage());
    }

    @Test
    void merge_namesTheOverlap() {
        UsageException e = assertThrows(
                UsageException.class, () -> Merge.of(files("f", 0, 250, 125, 500), "f", 2, List.of(0L), CLASSES));
        assertTrue(e.getMessage().contains("overlaps") && e.getMessage().contains("architecture 125"), e.getMessage());
    }

    @Test
    void merge_refusesShardsOfAnotherBuild() {
        UsageException e = assertThrows(
                UsageException.class, () -> Merge.of(files("other", 0, 500), "f", 2, List.of(0L), CLASSES));
        assertTrue(e.getMessage().contains("of another build"), e.getMessage());
    }

    @Test
    void shardFile_cutOffAnywhereIsRefused() throws IOException {
        Path file = files("f", 0, 125).get(0);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length += 7) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThrows(DataFormatException.class, () -> ShardFile.read(file, 2));
        }
    }

    /** Shards of made-up numbers: from, to, from, to ... */
    private List<Path> files(String fingerprint, int... ranges) {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < ranges.length; i += 2) {
            Shard shard = new Shard(0, ranges[i], ranges[i + 1]);
            Curve curve = new Curve(new int[] {5, 9}, new long[] {20_000, -1});
            List<Trained> trained = IntStream.of(shard.archs(CLASSES))
                    .mapToObj(a -> new Trained(a, curve, curve, curve, 0.5, 0.25))
                    .toList();
            Path file = folder.resolve(shard.fileName());
            new ShardFile(fingerprint, shard, "here", trained).write(file);
            assertEquals(trained.size(), ShardFile.read(file, 2).trained().size());
            files.add(file);
        }
        return files;
    }
}
