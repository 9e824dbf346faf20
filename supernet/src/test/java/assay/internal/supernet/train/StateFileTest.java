package assay.internal.supernet.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.random.Seeds;
import assay.internal.testkit.BitRot;
import assay.internal.testkit.Gen;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
    @TempDir
    private Path folder;

    @Test
    void flippedBits_giveNoOtherState() throws Exception {
        Path file = folder.resolve("checkpoint");
        double[] weights = Gen.normals(new Seeds(1).stream("weights"), 500);
        new StateFile(List.of(weights, new double[] {3})).write(file, "of this training");
        assertTrue(StateFile.read(file, "of another").isEmpty());
        BitRot.Ends ends = BitRot.of(file, () -> StateFile.read(file, "of this training")
                        .map(s -> Arrays.deepToString(s.arrays().toArray()))
                        .orElseThrow())
                .flip(500);
        assertEquals(0, ends.same());
    }
}
