package assay.internal.experiments.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import assay.core.error.InterruptedRunException;
import assay.core.kit.SpaceKits;
import assay.core.run.WorkListener;
import assay.core.space.bench201.Genotype201;
import assay.internal.data.scores.ScoreFile;
import assay.internal.data.scores.Scores;
import assay.internal.experiments.place.LocalPlace;
import assay.internal.experiments.spaces.ScoreSettings;
import assay.internal.experiments.work.StopSignal;
import assay.supernet.network.Init;
import assay.supernet.tensor.DType;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {
    private static final List<String> PROXIES = List.of("synflow", "l2_norm");
    private static final ScoreSettings SETTINGS =
            new ScoreSettings(4, 1, 10, 8, Init.DEFAULT, 0, false, DType.FLOAT32, "plain", Optional.empty());

    @TempDir
    private Path folder;

    /** @param most networks to score before it is stopped */
    private void sweep(Path path, int workers, int most) {
        try (ScoreFile file = new ScoreFile(path, SETTINGS.words(List.of()));
                StopSignal stop = new StopSignal()) {
            AtomicInteger scored = new AtomicInteger();
            new Sweep(SpaceKits.named("nasbench201", "test"), SETTINGS, file, stop)
                    .run(
                            SweepPlan.of(SpaceKits.named("nasbench201", "test"), PROXIES, 40, false),
                            PROXIES,
                            new LocalPlace(workers),
                            new WorkListener() {
                                @Override
                                public void finished(String network, double weight) {
                                    if (scored.incrementAndGet() == most) {
                                        stop.wish();
                                    }
                                }
                            });
        }
    }

    @Test
    void stoppedSweep_keepsWhatItScored_andGoesOnToTheSameScores() {
        Path whole = folder.resolve("whole.duckdb");
        sweep(whole, 1, Integer.MAX_VALUE);
        Path twice = folder.resolve("twice.duckdb");
        assertThrows(InterruptedRunException.class, () -> sweep(twice, 1, 7));
        try (ScoreFile file = new ScoreFile(twice, SETTINGS.words(List.of()))) {
            int done = file.done("l2_norm").size();
            assertEquals(7, done, "scored before the stop");
        }
        sweep(twice, 2, Integer.MAX_VALUE);
        for (String p : PROXIES) {
            assertArrayEquals(
                    Scores.read(whole, "201", Genotype201.COUNT).of(p),
                    Scores.read(twice, "201", Genotype201.COUNT).of(p));
        }
    }
}
