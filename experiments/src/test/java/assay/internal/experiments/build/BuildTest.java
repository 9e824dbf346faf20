package assay.internal.experiments.build;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.core.error.UsageException;
import assay.core.random.Seeds;
import assay.core.space.bench201.Bench201Index;
import assay.core.space.bench201.Skeleton201;
import assay.internal.bench201.network.Flow201;
import assay.internal.data.built.Embedded;
import assay.internal.experiments.build.Trained.Curve;
import assay.internal.experiments.config.BuildConfig;
import assay.internal.experiments.images.BuildImages;
import assay.internal.experiments.work.Fingerprint;
import assay.internal.testkit.BitRot;
import assay.supernet.network.Init;
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
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuildTest {
    private static final String CONFIG = """
            name: tiny
            images: {dataset: fashion-mini, train: 100, valid: 50, test: 50, size: 12, padding: 0, flip: false}
            network: {channels: 2, cells: 1}
            recipe: {epochs: 2, batch: 50, rate: 0.04}
            seeds: [0, 1]
            """;

    private static final String PROXIES = "proxies: [synflow, jacob_cov]\n";

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
    void anotherSpace_isRefusedWithWhatCanBeDone() {
        UsageException e = assertThrows(
                UsageException.class,
                () -> BuildConfig.parse(CONFIG.replaceAll("(?m)^space:.*\n", "") + "space: darts\n", "tiny"));
        assertTrue(
                e.getMessage().contains("space: expected nasbench201, found 'darts'. A table is built of a space"),
                e.getMessage());
        assertTrue(e.getMessage().contains("'assay train'"), e.getMessage());
    }

    /** Commands call something else so. */
    @ParameterizedTest
    @ValueSource(strings = {"201", "nasbench201", "101", "sss", "fbnet", "darts", "nasbench1shot1-1"})
    void namesThatAreTaken_areRefused(String name) {
        UsageException e = assertThrows(
                UsageException.class,
                () -> BuildConfig.parse(CONFIG.replaceFirst("(?m)^name: .*$", "name: '" + name + "'"), "tiny"));
        assertTrue(e.getMessage().contains("name: expected one that no other benchmark"), e.getMessage());
    }

    /** The recipe of the embedded table may be trained again, with other seeds too; another one needs another name. */
    @Test
    void nameOfTheEmbeddedBenchmark_isForItsRecipe() {
        String recipe = Embedded.facts().notes().get("recipe");
        BuildConfig own = BuildConfig.parse(recipe.replace("seeds: [0, 1, 2]", "seeds: [3]"), "recipe");
        Build.of(own, BuildImages.read(own, Optional.empty()), Backends.ND4J);
        BuildConfig other = BuildConfig.parse(recipe.replace("rate: 0.2", "rate: 0.1"), "recipe");
        BuildImages images = BuildImages.read(other, Optional.empty());
        UsageException e = assertThrows(UsageException.class, () -> Build.of(other, images, Backends.ND4J));
        assertTrue(e.getMessage().contains("Give another 'name:'"), e.getMessage());
    }

    @Test
    void fingerprint_changesWithTheRecipeButNotWithTheSeeds() {
        BuildConfig config = BuildConfig.parse(CONFIG, "tiny");
        Fingerprint own = config.fingerprint("images", "engine");
        Fingerprint seeds =
                BuildConfig.parse(CONFIG.replace("[0, 1]", "[7]"), "tiny").fingerprint("images", "engine");
        Fingerprint rate =
                BuildConfig.parse(CONFIG.replace("0.04", "0.05"), "tiny").fingerprint("images", "engine");
        assertEquals(own, seeds);
        assertTrue(!own.equals(rate) && !own.equals(config.fingerprint("others", "engine")));
    }

    /** A title once cut the rest of the configuration out of the fingerprint: shards of other recipes were taken for its own. */
    @Test
    void fingerprint_isOverTheRecipe_whateverTheTitleSays() {
        String title = "title: \"of leaves\\nseeds: [0]\"\n";
        BuildConfig slow = BuildConfig.parse(title + CONFIG, "tiny");
        BuildConfig fast = BuildConfig.parse(title + CONFIG.replace("0.04", "0.05"), "tiny");
        assertEquals(slow, BuildConfig.parse(slow.yaml(), "tiny"));
        assertNotEquals(slow.fingerprint("images", "engine"), fast.fingerprint("images", "engine"));
        assertEquals(
                BuildConfig.parse(CONFIG, "tiny").fingerprint("images", "engine"),
                slow.fingerprint("images", "engine"));
    }

    @Test
    void foldersOfOtherBuilds_areRefusedBeforeAnythingIsComputed() {
        BuildConfig config = BuildConfig.parse(CONFIG, "tiny");
        BuildImages images = BuildImages.read(config, Optional.empty());
        Build build = Build.of(config, images, "plain");
        Build other = Build.of(BuildConfig.parse(CONFIG.replace("0.04", "0.05"), "tiny"), images, "plain");
        try (ShardFolder shards = new ShardFolder(folder)) {
            shards.claim(build);
            shards.claim(build);
            UsageException e = assertThrows(UsageException.class, () -> shards.claim(other));
            assertTrue(e.getMessage().contains("recipe.rate: 0.04 before, 0.05 now"), e.getMessage());
        }
    }

    @Test
    void proxies_belongToTheFingerprintWhereThereAreAny() {
        BuildConfig without = BuildConfig.parse(CONFIG, "tiny");
        BuildConfig none = BuildConfig.parse(CONFIG + "proxies: []\n", "tiny");
        BuildConfig with = BuildConfig.parse(CONFIG + PROXIES, "tiny");
        assertEquals(without, none);
        assertEquals(List.of("synflow", "jacob_cov"), with.proxies());
        assertEquals(with, BuildConfig.parse(with.yaml(), "tiny"));
        assertNotEquals(without.fingerprint("images", "engine"), with.fingerprint("images", "engine"));
        assertTrue(with.allYaml().contains("proxies: [synflow, jacob_cov]\n"), with.allYaml());
        assertTrue(without.allYaml().endsWith("proxies: []\n"), without.allYaml());
        assertEquals(without, BuildConfig.parse(without.allYaml(), "tiny"));
        assertFalse(without.yaml().contains("proxies"), without.yaml());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[synflwo]; expected one of synflow, synflow_bn, synflow_partly, snip",
                "[snip, snip]; 'snip' is given twice",
                "[snip, zen]; expected some of synflow, synflow_bn, synflow_partly, snip",
                "[params]; found 'params', which differs between cells that are one network"
            })
    void proxies_thatCannotStandInATable_areRefused(String list, String why) {
        UsageException e =
                assertThrows(UsageException.class, () -> BuildConfig.parse(CONFIG + "proxies: " + list + "\n", "tiny"));
        assertTrue(e.getMessage().contains(why), e.getMessage());
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

    /** A training depends on nothing but its inputs: not on what was trained before with the same engine. */
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

    /** SynFlow by its other, fast way, from the first values that the training starts from. */
    @Test
    void scores_areThoseOfTheNetworkThatTheTrainingBeginsWith() {
        BuildConfig config = BuildConfig.parse(CONFIG + PROXIES, "tiny");
        Flow201 flow = new Flow201(
                new Skeleton201(config.channels(), config.cells(), config.classes(), config.size()),
                new Seeds(5).child("init"),
                Init.DEFAULT);
        try (CellProxies proxies = new CellProxies(config, BuildImages.read(config, Optional.empty()), "nd4j", 5)) {
            for (int arch : new int[] {6111, 14174}) {
                double expected = flow.score(Bench201Index.get().cell(arch));
                double found = proxies.score(arch).get(0).orElseThrow();
                assertEquals(expected, found, 1e-9 * expected); // float64, two orders of summation
            }
        }
    }

    @Test
    void scores_areTheSameAloneAndAfterOthers_andHangOnTheSeed() {
        BuildConfig config = BuildConfig.parse(CONFIG + PROXIES, "tiny");
        BuildImages images = BuildImages.read(config, Optional.empty());
        try (CellProxies one = new CellProxies(config, images, "nd4j", 5);
                CellProxies two = new CellProxies(config, images, "nd4j", 5);
                CellProxies other = new CellProxies(config, images, "nd4j", 6)) {
            one.score(100);
            List<OptionalDouble> after = one.score(6111);
            assertEquals(two.score(6111), after);
            assertTrue(after.stream().allMatch(OptionalDouble::isPresent), after.toString());
            List<OptionalDouble> seed6 = other.score(6111);
            assertTrue(IntStream.range(0, 2).noneMatch(i -> seed6.get(i).equals(after.get(i))), seed6.toString());
        }
    }

    @Test
    void shardFile_keepsScoresAndWhatIsUndefined() {
        Shard shard = new Shard(0, 0, 125);
        Curve curve = new Curve(new int[] {5, 9}, new long[] {20_000, -1});
        List<OptionalDouble> scores = List.of(OptionalDouble.of(-1.0 / 3 * 1e70), OptionalDouble.empty());
        Trained trained = new Trained(0, curve, curve, curve, 0.5, 0.25, List.of()).scored(scores);
        Path file = folder.resolve(shard.fileName());
        new ShardFile("f", shard, "here", List.of("synflow", "jacob_cov"), List.of(trained)).write(file);
        ShardFile back = ShardFile.read(file, 2);
        assertEquals(List.of("synflow", "jacob_cov"), back.proxies());
        assertEquals(scores, back.trained().get(0).proxies());
    }

    @Test
    void shardFile_withFewerScoresThanItSays_isRefused() {
        Shard shard = new Shard(0, 0, 125);
        Curve curve = new Curve(2);
        Trained trained = new Trained(0, curve, curve, curve, 0.5, 0.25, List.of(OptionalDouble.of(1)));
        Path file = folder.resolve(shard.fileName());
        new ShardFile("f", shard, "here", List.of("synflow", "jacob_cov"), List.of(trained)).write(file);
        DataFormatException e = assertThrows(DataFormatException.class, () -> ShardFile.read(file, 2));
        assertTrue(e.getMessage().contains("expected scores by 2 proxies, found 1"), e.getMessage());
    }

    @Test
    void merge_takesShardsFromAnywhereInOrder() {
        List<Path> files = files("f", 0, 250, 250, 500);
        Merge merged = Merge.of(files, "f", 2, List.of(0L), CLASSES);
        assertEquals(
                IntStream.range(0, 500).filter(i -> i % 3 == 0).boxed().toList(),
                merged.trainings().map(t -> t.trained().arch()).toList());
        assertEquals(List.of("here"), merged.origins());
    }

    /** Seeds may be cut in other places: whatever ranges overlap is put in order together. */
    @Test
    void merge_ofSeedsInDifferentCuts_isInTheOrderOfTheTable() {
        List<Path> files = new ArrayList<>(files("f", 0, 250, 250, 500));
        files.addAll(0, files(1, "f", 0, 125, 125, 375, 375, 500));
        Merge merged = Merge.of(files, "f", 2, List.of(1L, 0L), CLASSES);
        List<List<Long>> expected = IntStream.range(0, 500)
                .filter(i -> i % 3 == 0)
                .boxed()
                .flatMap(i -> Stream.of(List.of((long) i, 0L), List.of((long) i, 1L)))
                .toList();
        assertEquals(
                expected,
                merged.trainings()
                        .map(t -> List.of((long) t.trained().arch(), t.seed()))
                        .toList());
        assertEquals(expected.size(), merged.size());
    }

    /** The heads are read first, but a damaged line behind one still refuses the file. */
    @Test
    void merge_readsEveryTraining() throws IOException {
        List<Path> files = files("f", 0, 250, 250, 500);
        Curve longer = new Curve(3);
        Shard shard = new Shard(0, 250, 500);
        new ShardFile(
                        "f",
                        shard,
                        "here",
                        List.of(),
                        List.of(new Trained(252, longer, longer, longer, 0.5, 0.25, List.of())))
                .write(files.get(1));
        Merge merged = Merge.of(files, "f", 2, List.of(0L), CLASSES);
        assertThrows(DataFormatException.class, () -> merged.trainings().count());
        new ShardFile("f", shard, "here", List.of(), List.of()).write(files.get(1));
        UsageException e = assertThrows(
                UsageException.class,
                () -> Merge.of(files, "f", 2, List.of(0L), CLASSES).trainings().count());
        assertTrue(e.getMessage().contains("expected the trainings of 83 architectures"), e.getMessage());
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

    /** What gzip's own checksum is worth: its header may change, the numbers never. */
    @Test
    void shardFile_withAFlippedBit_isRefusedOrTheSame() throws Exception {
        Path file = files("f", 0, 125).get(0);
        BitRot.Ends ends = BitRot.of(file, () -> shown(ShardFile.read(file, 2))).flip(600);
        assertTrue(ends.refused() > 10 * ends.same(), ends.toString()); // time, system and level in its header
    }

    private static String shown(ShardFile shard) {
        StringBuilder text = new StringBuilder(shard.fingerprint() + shard.shard() + shard.origin() + shard.proxies());
        for (Trained t : shard.trained()) {
            text.append(t.arch())
                    .append(t.epochSeconds())
                    .append(t.evaluationSeconds())
                    .append(t.proxies());
            for (Curve c : List.of(t.train(), t.valid(), t.test())) {
                text.append(Arrays.toString(c.correct())).append(Arrays.toString(c.loss()));
            }
        }
        return text.toString();
    }

    @Test
    void markOfTheBuild_withAFlippedBit_isRefused() throws Exception {
        BuildConfig config = BuildConfig.parse(CONFIG, "tiny");
        Build build = Build.of(config, BuildImages.read(config, Optional.empty()), "plain");
        try (ShardFolder shards = new ShardFolder(folder)) {
            shards.claim(build);
            Path file = folder.resolve("build.json");
            BitRot.Ends ends = BitRot.of(file, () -> {
                        shards.claim(build);
                        return "claimed";
                    })
                    .flip(500);
            assertTrue(ends.same() <= 8, ends.toString()); // the line break at its end
        }
    }

    /** Shards of made-up numbers: from, to, from, to ... */
    private List<Path> files(String fingerprint, int... ranges) {
        return files(0, fingerprint, ranges);
    }

    private List<Path> files(long seed, String fingerprint, int... ranges) {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < ranges.length; i += 2) {
            Shard shard = new Shard(seed, ranges[i], ranges[i + 1]);
            Curve curve = new Curve(new int[] {5, 9}, new long[] {20_000, -1});
            List<Trained> trained = IntStream.of(shard.archs(CLASSES))
                    .mapToObj(a -> new Trained(a, curve, curve, curve, 0.5, 0.25, List.of()))
                    .toList();
            Path file = folder.resolve(shard.fileName());
            new ShardFile(fingerprint, shard, "here", List.of(), trained).write(file);
            assertEquals(trained.size(), ShardFile.read(file, 2).trained().size());
            files.add(file);
        }
        return files;
    }
}
