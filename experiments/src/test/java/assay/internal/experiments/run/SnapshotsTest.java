package assay.internal.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.core.random.Seeds;
import assay.internal.testkit.BitRot;
import assay.internal.testkit.Gen;
import assay.supernet.network.Kind;
import assay.supernet.network.Parameters;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotsTest {
    @TempDir
    private Path folder;

    @Test
    void flippedBits_giveNoOtherWeights() throws Exception {
        Snapshots kept = new Snapshots(folder, Set.of(2));
        try (Backend engine = Backends.open("plain", DType.FLOAT32);
                Parameters parameters = new Parameters(engine)) {
            parameters.add("w", Kind.CONV_WEIGHT, 9, 8, 4, 3, 3);
            double[] values = Gen.normals(new Seeds(1).stream("w"), 8 * 4 * 9);
            parameters.load(List.of(values));
            kept.keep(2, parameters);
            Path file = folder.resolve("epoch-2.weights");
            BitRot.Ends ends = BitRot.of(file, () -> {
                        parameters.load(List.of(new double[values.length]));
                        kept.load(2, parameters);
                        return Arrays.toString(parameters.save().get(0));
                    })
                    .flip(300);
            assertEquals(0, ends.same());
        }
    }
}
