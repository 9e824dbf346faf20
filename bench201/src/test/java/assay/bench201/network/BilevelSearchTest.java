package assay.bench201.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataFormatException;
import assay.core.error.InterruptedRunException;
import assay.core.error.UsageException;
import assay.core.random.Seeds;
import assay.core.run.EpochRecord;
import assay.core.space.Skeleton201;
import assay.supernet.plain.PlainBackend;
import assay.supernet.search.ArchDistribution;
import assay.supernet.search.BilevelSearch;
import assay.supernet.search.Learn;
import assay.supernet.search.Method;
import assay.supernet.search.Methods;
import assay.supernet.search.SearchObserver;
import assay.supernet.search.SearchOutcome;
import assay.supernet.search.SearchSettings;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.DType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BilevelSearchTest {
    private static final SearchSettings SETTINGS = settings(0.1, 5);

    private static SearchSettings settings(double rate, double clip) {
        return new SearchSettings(4, rate, 0.001, 0.9, true, 5e-4, clip);
    }

    @TempDir
    Path folder;

    private static Method method(String name) {
        return name.equals("darts")
                ? Methods.DARTS.learn(new Learn.ByAdam(0.01, 1e-3))
                : Methods.BALENAS.learn(new Learn.ByVAdam(0.01, 2, 1, 100));
    }

    /** @param stopAfter steps after which the observer asks to stop; negative for never */
    private SearchOutcome run(String name, long seed, Path checkpoint, int stopAfter) {
        return run(name, SETTINGS, seed, checkpoint, stopAfter);
    }

    private SearchOutcome run(String name, SearchSettings settings, long seed, Path checkpoint, int stopAfter) {
        Seeds seeds = new Seeds(seed);
        try (Backend backend = new PlainBackend(DType.FLOAT32);
                Supernet201 net = new Supernet201(backend, new Skeleton201(2, 1, 3, 8), true)) {
            net.parameters().initialise(seeds.child("init"));
            BilevelSearch search = new BilevelSearch(
                    method(name).warmup(1).search().orElseThrow(),
                    settings,
                    net,
                    new SyntheticBatches(seeds.child("train"), 4, 8, 8, 3),
                    new SyntheticBatches(seeds.child("valid"), 4, 8, 8, 3),
                    32,
                    seeds,
                    checkpoint,
                    name + seed);
            int[] steps = {0};
            return search.run(new SearchObserver() {
                @Override
                public void step(int epoch, int step, int stepsPerEpoch) {
                    steps[0]++;
                }

                @Override
                public boolean stop() {
                    return steps[0] == stopAfter;
                }
            });
        }
    }

    private static double[] alpha(SearchOutcome o) {
        return o.distribution() instanceof ArchDistribution.Categorical c
                ? c.alpha()
                : ((ArchDistribution.Gaussian) o.distribution()).mean();
    }

    private static List<Object> withoutClock(SearchOutcome o) {
        return o.epochs().stream()
                .map(e -> (Object) List.of(e.epoch(), e.incumbent(), e.trainLoss(), e.validLoss()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"darts", "balenas"})
    void stoppedAndResumed_endsAsIfNeverStopped(String name) {
        SearchOutcome whole = run(name, 5, folder.resolve("whole"), -1);
        for (int stopAfter : new int[] {1, 6}) {
            Path checkpoint = folder.resolve("cut" + stopAfter);
            assertThrows(InterruptedRunException.class, () -> run(name, 5, checkpoint, stopAfter));
            SearchOutcome resumed = run(name, 5, checkpoint, -1);
            assertArrayEquals(alpha(whole), alpha(resumed), "stopped after " + stopAfter);
            assertEquals(withoutClock(whole), withoutClock(resumed), "stopped after " + stopAfter);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"darts", "balenas"})
    void weightsLearn_andAlphaStandsStillInTheWarmup(String name) {
        SearchOutcome o = run(name, 1, folder.resolve("c"), -1);
        List<EpochRecord> epochs = o.epochs();
        assertEquals(4, epochs.size());
        double first = epochs.get(0).trainLoss().orElseThrow();
        double last = epochs.get(3).trainLoss().orElseThrow();
        assertTrue(last < 0.9 * first, "training loss " + first + " to " + last);
        assertTrue(epochs.get(0).validLoss().isEmpty());
        assertTrue(epochs.get(1).validLoss().isPresent());
    }

    @Test
    void aDivergingSearch_saysWhereAndWhatToDo() {
        UsageException e =
                assertThrows(UsageException.class, () -> run("darts", settings(1e30, 0), 1, folder.resolve("d"), -1));
        assertTrue(e.getMessage().contains("diverged") && e.getMessage().contains("rate"), e.getMessage());
    }

    @Test
    void otherSeeds_giveOtherResults() {
        assertFalse(Arrays.equals(
                alpha(run("darts", 1, folder.resolve("a"), -1)), alpha(run("darts", 2, folder.resolve("b"), -1))));
    }

    @Test
    void aDamagedCheckpoint_isRefusedByName() throws IOException {
        Path checkpoint = folder.resolve("cut");
        assertThrows(InterruptedRunException.class, () -> run("darts", 5, checkpoint, 6));
        byte[] bytes = Files.readAllBytes(checkpoint);
        for (int at : new int[] {0, 40, bytes.length / 2, bytes.length - 1}) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 0x10;
            Files.write(checkpoint, damaged);
            if (at == 40) {
                continue; // inside the lengths: refused or taken for another search, both safe
            }
            DataFormatException e =
                    assertThrows(DataFormatException.class, () -> run("darts", 5, checkpoint, -1), "byte " + at);
            assertTrue(e.getMessage().contains("cut"), e.getMessage());
        }
        Files.write(checkpoint, Arrays.copyOf(bytes, bytes.length / 3));
        assertThrows(DataFormatException.class, () -> run("darts", 5, checkpoint, -1));
    }
}
