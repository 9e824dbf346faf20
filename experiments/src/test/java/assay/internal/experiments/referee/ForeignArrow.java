package assay.internal.experiments.referee;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileWriter;

/** An Arrow file with types that ours does not have: 64-bit and unsigned numbers, single floats, large texts. */
final class ForeignArrow {
    private ForeignArrow() {}

    static void write(Path file, String arch) throws IOException {
        try (RootAllocator memory = new RootAllocator();
                VarCharVector method = new VarCharVector("method", memory);
                BigIntVector seed = new BigIntVector("seed", memory);
                UInt2Vector step = new UInt2Vector("step", memory);
                Float4Vector score = new Float4Vector("score", memory);
                LargeVarCharVector text = new LargeVarCharVector("arch", memory)) {
            for (int i = 0; i < 2; i++) {
                method.setSafe(i, "rs".getBytes(StandardCharsets.UTF_8));
                seed.setSafe(i, 3);
                step.setSafe(i, i + 1);
                text.setSafe(i, arch.getBytes(StandardCharsets.UTF_8));
            }
            score.setSafe(0, 91.5f);
            score.setNull(1);
            List.of(method, seed, step, score, text).forEach(v -> v.setValueCount(2));
            try (VectorSchemaRoot root = new VectorSchemaRoot(List.of(method, seed, step, score, text));
                    FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    ArrowFileWriter writer = new ArrowFileWriter(root, null, out)) {
                writer.writeBatch();
            }
        }
    }
}
