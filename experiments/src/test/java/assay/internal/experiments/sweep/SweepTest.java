package assay.internal.experiments.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.InterruptedRunException;
import assay.core.kit.SpaceKits;
import assay.core.run.WorkListener;
import assay.core.space.bench201.Genotype201;
import assay.internal.data.scores.ScoreFile;
import assay.internal.data.scores.Scores;
import assay.internal.experiments.spaces.ScoreSettings;
import assay.supernet.network.Init;
import assay.supernet.tensor.DType;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {
    private static final List<String> PROXIES = List.of("synflow", "l2_norm");
    private static final ScoreSettings SETTINGS =
            new ScoreSettings(4, 1, 10, 8, Init.DEFAULT, 0, false, DType.FLOAT32, "plain", Optional.empty());

    @TempDir
    private Path folder;

    private void sweep(Path path, int workers, BooleanSupplier stop) {
        try (ScoreFile file = new ScoreFile(path, SETTINGS.words())) {
            new Sweep(SpaceKits.named("nasbench201", "test"), SETTINGS, file, stop)
                    .run(
                            SweepPlan.of(SpaceKits.named("nasbench201", "test"), PROXIES, 40, false),
                            PROXIES,
                            workers,
                            WorkListener.SILENT);
        }
    }

    @Test
    void stoppedSweep_keepsWhatItScored_andGoesOnToTheSameScores() {
        Path whole = folder.resolve("whole.duckdb");
        sweep(whole, 1, () -> false);
        Path twice = folder.resolve("twice.duckdb");
        AtomicInteger asked = new AtomicInteger();
        assertThrows(InterruptedRunException.class, () -> sweep(twice, 1, () -> asked.incrementAndGet() > 7));
        try (ScoreFile file = new ScoreFile(twice, SETTINGS.words())) {
            int done = file.done("l2_norm").size();
            assertTrue(done > 0 && done < 40, "scored before the stop: " + done);
        }
        sweep(twice, 2, () -> false);
        for (String p : PROXIES) {
            assertArrayEquals(
                    Scores.read(whole, "201", Genotype201.COUNT).of(p),
                    Scores.read(twice, "201", Genotype201.COUNT).of(p));
        }
    }
}
